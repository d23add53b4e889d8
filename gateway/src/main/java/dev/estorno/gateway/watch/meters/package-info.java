/**
 * Metrics, in the words of Prometheus. Door: {@link Metrics}. Every label is one of a bounded set;
 * knows nobody's payments.
 */
@NullMarked
package dev.estorno.gateway.watch.meters;

import org.jspecify.annotations.NullMarked;
