/**
 * How each provider is asked: translation only. Door: {@link Provider}, one per folder below; they
 * are made with what is in {@code kit}. Nothing here sends, stores, retries, logs, sleeps, catches
 * a failure of the world, or reads a clock.
 */
@NullMarked
package dev.estorno.providers;

import org.jspecify.annotations.NullMarked;
