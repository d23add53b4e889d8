/**
 * Calls a gateway and a sandbox from outside, over HTTP, as any caller does. Door: {@link Web}.
 * Knows no type of the gateway's: what it reads is what every other caller gets.
 */
@NullMarked
package dev.estorno.app.client;

import org.jspecify.annotations.NullMarked;
