/**
 * What any command needs of the machine: the clock, chance, a port, a terminal, the log, and the
 * wish of somebody that the process should end. Knows no command.
 */
@NullMarked
package dev.estorno.app.process;

import org.jspecify.annotations.NullMarked;
