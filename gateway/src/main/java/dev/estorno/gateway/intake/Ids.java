package dev.estorno.gateway.intake;

import dev.estorno.core.CancellationId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time: 12 hex digits of milliseconds, then 20 of chance, after {@code
 * can_}. Time and chance are arguments: one seed, one history.
 */
public final class Ids {
  private static final HexFormat HEX = HexFormat.of();
  private final RandomGenerator chance;

  public Ids(RandomGenerator chance) {
    this.chance = chance;
  }

  public CancellationId next(Instant now) {
    return new CancellationId(text("can_", now));
  }

  /** An id of the same form for something else. */
  public String text(String prefix, Instant now) {
    String time = HEX.toHexDigits(now.toEpochMilli(), 12);
    String dice = HEX.toHexDigits(chance.nextLong()) + HEX.toHexDigits(chance.nextInt(), 4);
    return prefix + time + dice;
  }
}
