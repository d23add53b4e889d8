/**
 * Keeps the rules of style that a machine can keep. Doors: {@link Walls} says who may see and call
 * what, {@link Rules} what the text of every file must be like, {@link Exceptions} who is excused
 * and why. Each rule carries a sample that breaks it, and a test that it is caught.
 */
@NullMarked
package dev.estorno.tidy;

import org.jspecify.annotations.NullMarked;
