package dev.estorno.simulator.line;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.providers.Request;
import java.time.Instant;
import java.util.Optional;

/** One talk of one process with a provider, as it is overheard. */
public final class Talking {
  private final Cancellation it;
  private final boolean cancels;
  private final int process;
  private final Instant begunAt;
  private Optional<Answer> concluded = Optional.empty();
  private Optional<Request> asking = Optional.empty();
  private boolean acted;
  private boolean broke;

  Talking(Cancellation it, boolean cancels, int process, Instant begunAt) {
    this.it = it;
    this.cancels = cancels;
    this.process = process;
    this.begunAt = begunAt;
  }

  /** The row as it was claimed. */
  public Cancellation it() {
    return it;
  }

  /** Whether it may act; otherwise it only looks. */
  public boolean cancels() {
    return cancels;
  }

  int process() {
    return process;
  }

  Instant begunAt() {
    return begunAt;
  }

  Optional<Answer> concluded() {
    return concluded;
  }

  void concludes(Answer answer) {
    concluded = Optional.of(answer);
  }

  void asks(Request request) {
    acted |= asking.filter(it -> it.nature() == Request.Nature.ACT).isPresent();
    asking = Optional.of(request);
  }

  Optional<Request> asking() {
    return asking;
  }

  void breaks() {
    broke = true;
  }

  /**
   * What silence means now: something may have been done once anything was asked to act.
   *
   * @param left whether what was asked last may have arrived
   */
  boolean leavesDoubt(boolean left) {
    boolean acts = asking.filter(it -> it.nature() == Request.Nature.ACT).isPresent();
    return broke || acted || (acts && left);
  }

  /** Whether the provider itself has said, in this talk, what became of what was asked. */
  boolean knowsTheEnd() {
    return concluded
        .filter(answer ->
            switch (answer) {
              case Answer.Done _, Answer.Refused _, Answer.NotNow _, Answer.NotSent _ -> true;
              case Answer.Pending _, Answer.StillLive _, Answer.Unknown _ -> false;
              case Answer.Unexplained _, Answer.Learned _ -> false;
            })
        .isPresent();
  }

  @Override
  public String toString() {
    return (cancels ? "cancelling " : "looking up ") + it.id() + " by process " + process;
  }
}
