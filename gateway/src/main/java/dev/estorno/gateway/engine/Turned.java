package dev.estorno.gateway.engine;

import java.time.Instant;
import java.util.Optional;

/** What a {@link Pump} keeps turning: it does what is due, and says when more will be. */
public interface Turned {
  /** When {@link #turn} next has something to do; empty when never, as far as the rows tell. */
  Optional<Instant> nextTurn();

  /**
   * Begins what is due.
   *
   * @return how much that was; at {@code rowsMax} there may be more
   */
  int turn(int rowsMax);

  /** Has {@code wake} run whenever more may be due. */
  void onPlaceFree(Runnable wake);
}
