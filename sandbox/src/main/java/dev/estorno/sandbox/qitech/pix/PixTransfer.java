package dev.estorno.sandbox.qitech.pix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One Pix that came in. */
public final class PixTransfer {

  /**
   * What came in.
   *
   * @param amount centavos
   * @param conciliationId what it was paid for, as the receiver named it
   * @param reference what Estorno calls the payment; for the list of effects
   */
  public record Terms(long amount, String conciliationId, String reference) {}

  public final Terms terms;
  public final String key;
  public final String transactionKey;
  public final String endToEndId;
  public final Instant receivedAt;
  final List<Reversal> reversals = new ArrayList<>();

  /** How the next reversal asked for will go: a wish of the control API. */
  public Reversal.Status nextReversal = Reversal.Status.SENT;

  PixTransfer(
      Terms terms, String key, String transactionKey, String endToEndId, Instant receivedAt) {
    this.terms = terms;
    this.key = key;
    this.transactionKey = transactionKey;
    this.endToEndId = endToEndId;
    this.receivedAt = receivedAt;
  }

  /** All that were ever asked for, rejected ones too. */
  public List<Reversal> reversals() {
    return List.copyOf(reversals);
  }

  /** What has gone back for certain. */
  public long returned() {
    return sum(List.of(Reversal.Status.SENT));
  }

  public boolean isReturned() {
    return returned() == terms.amount();
  }

  /** What can still be asked back: neither gone nor on its way. */
  public long left() {
    return terms.amount()
        - sum(
            List.of(
                Reversal.Status.SENT,
                Reversal.Status.PENDING,
                Reversal.Status.PENDING_2FA_APPROVAL));
  }

  private long sum(List<Reversal.Status> counted) {
    return reversals.stream()
        .filter(it -> counted.contains(it.status))
        .mapToLong(it -> it.wish.amount())
        .sum();
  }
}
