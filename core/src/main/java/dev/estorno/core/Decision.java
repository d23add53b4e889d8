package dev.estorno.core;

/** What follows from an event, as data: the shell makes it so, in one transaction. */
public sealed interface Decision {
  /** The cancellation moves (perhaps to the same kind of state with newer data). */
  record Move(State to, Deadline deadline, String why) implements Decision {}

  /** The event changes nothing and says nothing new. */
  record Stay(String why) implements Decision {}

  /** The event contradicts a final state: nothing changes, but a person must look. */
  record Flag(String why) implements Decision {}
}
