package dev.estorno.app.chaos;

import dev.estorno.app.demo.Audit.Payment;
import java.util.Optional;

/**
 * What a caller wants done, and asks for until it is told how it ended.
 *
 * @param amount minor units; empty: the whole payment
 * @param key the caller's own name for this wish, the same however often it is asked
 */
record Wish(Door door, Payment payment, Optional<Long> amount, String key) {
  /** Whom the caller asks. */
  enum Door {
    REST,
    VTEX
  }

  /**
   * What a caller was told.
   *
   * @param status of HTTP
   * @param id of the cancellation; empty when none was told
   * @param state of the cancellation; empty when none was told
   */
  record Told(Wish wish, int status, String id, String state, String effect) {
    /** Whether the caller need not ask again. */
    boolean isEnd() {
      return switch (wish.door) {
        case REST -> state.equals("cancelled") || state.equals("refused");
        // 501: it must be cancelled by hand.
        case VTEX -> (status == 200 && !id.isEmpty()) || status == 501;
      };
    }
  }
}
