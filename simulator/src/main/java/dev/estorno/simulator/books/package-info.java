/**
 * Keeps books of its own about rows, keys, journals and effects, and holds the gateway's against
 * them. Doors: {@link dev.estorno.simulator.books.Clerk}, {@link
 * dev.estorno.simulator.books.Census}.
 */
@NullMarked
package dev.estorno.simulator.books;

import org.jspecify.annotations.NullMarked;
