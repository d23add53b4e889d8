/**
 * The command line: one binary for the gateway, the sandbox, the demo and the rest. Door: {@code
 * Main}. Decides nothing about a cancellation.
 */
@NullMarked
package dev.estorno.app;

import org.jspecify.annotations.NullMarked;
