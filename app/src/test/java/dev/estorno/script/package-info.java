/**
 * Tries the {@code estorno} script as a user does, with every command that the README shows. Doors:
 * {@link ReadmeCommands}, the list of what is run and what it must show. Knows nothing of what the
 * commands do inside.
 */
@NullMarked
package dev.estorno.script;

import org.jspecify.annotations.NullMarked;
