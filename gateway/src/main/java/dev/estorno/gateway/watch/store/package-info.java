/**
 * A store that is looked on: by meters, by traces. Door: {@link WatchedStore}. Knows nothing of
 * what is done with what was seen.
 */
@NullMarked
package dev.estorno.gateway.watch.store;

import org.jspecify.annotations.NullMarked;
