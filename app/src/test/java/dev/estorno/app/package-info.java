/** Tries the commands as a person at the keyboard does. */
@NullMarked
package dev.estorno.app;

import org.jspecify.annotations.NullMarked;
