/**
 * Keeps cancellations, their keys and their journals durably. Door: {@link Store}. The rows are the
 * only work queue. All SQL of the gateway is here; no provider and no caller is known here.
 */
@NullMarked
package dev.estorno.gateway.store;

import org.jspecify.annotations.NullMarked;
