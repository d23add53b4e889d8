package dev.estorno.gateway.settings;

import java.time.Duration;

/**
 * How merchants are told.
 *
 * @param privateNetworks whether an endpoint may be in a private network, and without TLS
 * @param timeout until an endpoint must have answered
 * @param delayMin the shortest time between two tries
 * @param delayMax the longest
 * @param giveUpAfter how long a notice, or an endpoint that takes none, is tried
 * @param keep how long notices can be asked for and replayed
 */
public record NoticeSettings(
    boolean privateNetworks,
    Duration timeout,
    Duration delayMin,
    Duration delayMax,
    Duration giveUpAfter,
    Duration keep) {
  public static final NoticeSettings STANDARD =
      new NoticeSettings(
          false,
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofMinutes(15),
          Duration.ofDays(3),
          Duration.ofDays(30));

  public NoticeSettings {
    if (delayMax.compareTo(delayMin) < 0) {
      throw new IllegalArgumentException("delay_max shorter than delay_min");
    }
    if (keep.compareTo(giveUpAfter) < 0) {
      throw new IllegalArgumentException("keep shorter than give_up_after");
    }
  }

  /** The same, with endpoints anywhere. */
  public NoticeSettings anywhere() {
    return new NoticeSettings(true, timeout, delayMin, delayMax, giveUpAfter, keep);
  }
}
