package dev.estorno.core;

import java.time.Duration;
import java.time.Instant;

/** What happened to a cancellation: the only things that can move it. */
public sealed interface Event {
  /** A worker takes it, for as long as the lease lasts, to ask or to look up. */
  record Claimed(Duration lease) implements Event {}

  /** A talk that began at {@code askedAt} was concluded. */
  record Answered(Answer answer, Instant askedAt) implements Event {}

  /** The provider signalled: look now, believe nothing yet. */
  record Nudged() implements Event {}

  /** Nobody has reported by the end of the lease: the worker is dead, frozen or cut off. */
  record LeaseLost() implements Event {}

  /** The process that held it, or was looking it up, has certainly ended. */
  record HolderGone() implements Event {}

  /** A person decided. {@code by} says who, for the journal. */
  record Ruled(Ruling ruling, String by) implements Event {}
}
