package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;

/** A row: the cancellation, and what its caller said for itself. */
public record Entry(Cancellation cancellation, Details details) {}
