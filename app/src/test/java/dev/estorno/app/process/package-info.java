/** Tries what commands need of the machine. */
@NullMarked
package dev.estorno.app.process;

import org.jspecify.annotations.NullMarked;
