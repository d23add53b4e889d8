/**
 * What connectors are made with. Door: {@link Course}, the talk that all of them hold; beside it
 * readers for other people's JSON and amounts. Knows no provider.
 */
@NullMarked
package dev.estorno.providers.kit;

import org.jspecify.annotations.NullMarked;
