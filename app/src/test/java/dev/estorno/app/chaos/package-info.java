/**
 * The whole program in the worst of weathers: callers that never tire, processes that are killed
 * and frozen, a database that goes away, providers that hang and lie; and in the end every effect,
 * row, and answer is compared. Door: {@link ChaosTest}. Knows the program only from outside.
 */
@NullMarked
package dev.estorno.app.chaos;

import org.jspecify.annotations.NullMarked;
