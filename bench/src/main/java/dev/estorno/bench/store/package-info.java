/**
 * How many durable flows a store does: a cancellation taken in and claimed in one transaction, its
 * end recorded in another. Door: {@link StoreBench}. Asks no provider.
 */
@NullMarked
package dev.estorno.bench.store;

import org.jspecify.annotations.NullMarked;
