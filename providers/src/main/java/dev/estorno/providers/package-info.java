/**
 * How each provider is asked: translation only. Door: {@link Provider}, one per folder below.
 * {@link Course} is what all their talks have in common. Nothing here sends, stores, retries, logs,
 * sleeps, catches a failure of the world, or reads a clock.
 */
@NullMarked
package dev.estorno.providers;

import org.jspecify.annotations.NullMarked;
