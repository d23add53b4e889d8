/** Measurements: JMH for the core, a bounded load driver for the server. Nothing depends on it. */
@NullMarked
package dev.estorno.bench;

import org.jspecify.annotations.NullMarked;
