/**
 * How statements are run: connections, threads, and jobs that share a commit. Doors: {@link
 * dev.estorno.gateway.store.jdbc.Writers} and {@link dev.estorno.gateway.store.jdbc.ReadPool}.
 * Knows no table.
 */
@NullMarked
package dev.estorno.gateway.store.jdbc;

import org.jspecify.annotations.NullMarked;
