/**
 * What an operator decides, read once at the start as one tree of records. Door: {@link Settings}.
 * A typo stops the start and is told its neighbour; nothing here is read again while running.
 */
@NullMarked
package dev.estorno.gateway.settings;

import org.jspecify.annotations.NullMarked;
