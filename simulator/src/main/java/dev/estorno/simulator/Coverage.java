package dev.estorno.simulator;

import dev.estorno.core.Answer;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which events meet which states. Every pair that can occur must, in a run of many histories: what
 * was never met has not been proved. All others are here, with the reason.
 */
public final class Coverage {
  private static final String RARE =
      """
      in_doubt x Unexplained: a stranger refunds a part while ours is in doubt
      submitting x Unexplained: a stranger refunds just as much while ours is declined
      in_doubt x Pending: the reply is lost, and the order is found under way
      pending x HolderGone: a process ends just while it looks an order up
      pending x Ruled: a person comes by just then
      pending x NotNow: the provider does not let a look-up in
      pending x Nudged: a signal comes before the first look
      pending x StillLive: an order that was taken comes to nothing
      pending x Refused: an order that was taken is rejected
      cancelled x Refused: two processes look the same row up, and see different things
      cancelled x Unexplained: two processes look the same row up
      cancelled x StillLive: two processes look the same row up
      cancelled x NotNow: two processes look the same row up
      cancelled x Pending: two processes look the same row up
      cancelled x Unknown: two processes look the same row up
      cancelled x Learned: a worker that lost its lease reports after the end
      refused x Done: two processes look the same row up
      refused x StillLive: two processes look the same row up
      refused x Unexplained: two processes look the same row up
      refused x NotNow: two processes look the same row up
      refused x Pending: two processes look the same row up
      refused x Unknown: two processes look the same row up
      refused x Learned: a worker that lost its lease reports after the end
      """;

  private static final String UNREACHABLE =
      """
      queued x Done: an answer belongs to its own attempt, and is dropped before
      queued x Pending: an answer belongs to its own attempt, and is dropped before
      queued x Refused: an answer belongs to its own attempt, and is dropped before
      queued x NotNow: an answer belongs to its own attempt, and is dropped before
      queued x StillLive: an answer belongs to its own attempt, and is dropped before
      queued x NotSent: an answer belongs to its own attempt, and is dropped before
      queued x Unknown: an answer belongs to its own attempt, and is dropped before
      queued x Unexplained: an answer belongs to its own attempt, and is dropped before
      queued x Learned: an answer belongs to its own attempt, and is dropped before
      queued x LeaseLost: nobody holds it
      submitting x Claimed: on claiming it, its lease is lost
      submitting x StillLive: no connector says so of what it asked for
      in_doubt x LeaseLost: a look-up that nobody reports on is claimed anew
      in_doubt x Learned: looking up learns nothing that must be recorded first
      pending x LeaseLost: a look-up that nobody reports on is claimed anew
      pending x Learned: looking up learns nothing that must be recorded first
      pending x Unexplained: no connector says so of an order that was taken
      manual x Claimed: it is never due
      manual x LeaseLost: it is never due
      manual x HolderGone: it is never due
      manual x Done: an answer is dropped once a person has it
      manual x Pending: an answer is dropped once a person has it
      manual x Refused: an answer is dropped once a person has it
      manual x NotNow: an answer is dropped once a person has it
      manual x StillLive: an answer is dropped once a person has it
      manual x NotSent: an answer is dropped once a person has it
      manual x Unknown: an answer is dropped once a person has it
      manual x Unexplained: an answer is dropped once a person has it
      manual x Learned: an answer is dropped once a person has it
      cancelled x Claimed: it is never due
      cancelled x LeaseLost: it is never due
      cancelled x HolderGone: it is never due
      refused x Claimed: it is never due
      refused x LeaseLost: it is never due
      refused x HolderGone: it is never due
      """;

  private Coverage() {}

  static String pair(Step step) {
    Object what = step.event() instanceof Event.Answered(var answer, _) ? answer : step.event();
    return pair(step.before().state().kind(), what.getClass());
  }

  private static String pair(State.Kind state, Class<?> what) {
    return state.word() + " x " + what.getSimpleName();
  }

  /** Every state with every event, and with every answer. */
  public static Set<String> all() {
    var all = new TreeSet<String>();
    for (State.Kind state : State.Kind.values()) {
      Stream.of(Event.class, Answer.class)
          .flatMap(it -> Stream.of(it.getPermittedSubclasses()))
          .filter(it -> it != Event.Answered.class)
          .forEach(it -> all.add(pair(state, it)));
    }
    return all;
  }

  /** What can occur, but need not in a run of some thousand histories; each with the reason. */
  public static Map<String, String> rare() {
    return read(RARE);
  }

  /** What cannot occur; each with the reason. */
  public static Map<String, String> unreachable() {
    return read(UNREACHABLE);
  }

  private static Map<String, String> read(String lines) {
    var read = new LinkedHashMap<String, String>();
    lines.lines().forEach(line -> read.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    return read;
  }
}
