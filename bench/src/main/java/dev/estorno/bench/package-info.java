/**
 * How fast it is: a bounded load against the program's own processes, from outside, and the core
 * alone. Doors: {@link LoadBench}, {@link HungBench}, {@link LifecycleBench}. Changes nothing and
 * proves nothing: what is right is for the tests to say.
 */
@NullMarked
package dev.estorno.bench;

import org.jspecify.annotations.NullMarked;
