package dev.estorno.sandbox.qitech.pix;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Part of a Pix, or all of it, on its way back to the payer. */
public final class Reversal {

  /** Where a reversal stands (page "Request the return of a received Pix", read 2026-11). */
  public enum Status {
    SENT,
    PENDING,
    PENDING_2FA_APPROVAL,
    REJECTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
      return Arrays.stream(values()).map(Status::word).toList();
    }
  }

  /**
   * What the merchant asked for.
   *
   * @param controlKey the merchant's own name for the request, told once
   * @param amount centavos, above zero
   * @param message empty when there is none
   */
  public record Wish(String controlKey, long amount, String reason, String message) {}

  public final Wish wish;
  public final String key;
  public final String endToEndId;
  public final Instant createdAt;
  Status status;

  Reversal(Wish wish, String key, String endToEndId, Status status, Instant createdAt) {
    this.wish = wish;
    this.key = key;
    this.endToEndId = endToEndId;
    this.status = status;
    this.createdAt = createdAt;
  }

  public Status status() {
    return status;
  }
}
