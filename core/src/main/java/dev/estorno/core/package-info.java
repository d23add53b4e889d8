/**
 * What a cancellation is and what may become of it. Door: the lifecycle, which decides. Knows no
 * clock, no chance, no provider and no database: everything arrives as an argument.
 */
@NullMarked
package dev.estorno.core;

import org.jspecify.annotations.NullMarked;
