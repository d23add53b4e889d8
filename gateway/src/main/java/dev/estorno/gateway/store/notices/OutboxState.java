package dev.estorno.gateway.store.notices;

import java.time.Instant;
import java.util.Optional;

/**
 * How far behind the notices are, of all merchants together.
 *
 * @param waiting deliveries that are neither taken nor given up
 * @param oldest since when the oldest of those waits; empty when none does
 * @param held endpoints that fail, and are tried one notice at a time
 * @param disabled endpoints that get nothing
 */
public record OutboxState(long waiting, Optional<Instant> oldest, long held, long disabled) {}
