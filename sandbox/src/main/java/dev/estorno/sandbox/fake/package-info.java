/**
 * What a fake provider is: pure and deterministic, told the time, given its chance. Door: {@link
 * dev.estorno.sandbox.fake.FakeProvider}. Knows no socket, no clock, no thread and no single
 * provider; the server serves it to people, the simulator calls it directly.
 */
@NullMarked
package dev.estorno.sandbox.fake;

import org.jspecify.annotations.NullMarked;
