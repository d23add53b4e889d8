package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Reversal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One payment of a recurrence. Amounts in centavos. */
final class PaymentOrder {

  /** Where it stands (page "Cancel a Payment Order", read 2026-11). */
  enum Status {
    PENDING_CONCILIATION,
    PENDING,
    ACCEPTED,
    PAID,
    REJECTED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** "It is only possible to cancel a payment order that has pending_conciliation or pending". */
    boolean isCancellable() {
      return this == PENDING_CONCILIATION || this == PENDING;
    }

    boolean isFinal() {
      return this == PAID || this == REJECTED || this == CANCELLED;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Status::word).toList();
    }
  }

  /** One try to get the money. */
  record Attempt(String key, String endToEndId, Instant createdAt) {}

  final Recurrence recurrence;
  final String key;
  final String conciliationId;
  final LocalDate referenceDate;
  final Instant createdAt;
  final List<Attempt> attempts = new ArrayList<>();
  Status status;

  /** Empty until the merchant has said how much. */
  OptionalLong amount;

  /** When QI Tech would send it to the payer's bank. */
  Instant nextTryAt;

  Optional<PixTransfer> paidBy = Optional.empty();

  /** How the first reversal of its money will go: a wish of the control API. */
  Reversal.Status reversalOnceAsked = Reversal.Status.SENT;

  PaymentOrder(
      Recurrence recurrence,
      String key,
      String conciliationId,
      LocalDate referenceDate,
      OptionalLong amount,
      Instant now) {
    this.recurrence = recurrence;
    this.key = key;
    this.conciliationId = conciliationId;
    this.referenceDate = referenceDate;
    this.amount = amount;
    this.createdAt = now;
    this.status = amount.isPresent() ? Status.PENDING : Status.PENDING_CONCILIATION;
    this.nextTryAt = Assumed.sentAt(referenceDate);
  }

  /** How Estorno calls it. */
  String reference() {
    return recurrence.key + "/" + key;
  }

  /** "Until 10 PM on the day before the reference_date". */
  Instant deadline() {
    return Assumed.deadline(referenceDate);
  }
}
