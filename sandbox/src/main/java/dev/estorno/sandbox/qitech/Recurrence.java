package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.qitech.pix.PixTransfer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A payer's permission to be charged again and again. Amounts in centavos. */
final class Recurrence {

  enum Status {
    CREATED,
    PENDING_CONFIRMATION,
    APPROVED,
    REJECTED,
    CANCELLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How often; {@code months} of 0 means {@code days}. */
  record Period(String word, int months, int days) {
    LocalDate after(LocalDate start, long cycles) {
      return months > 0 ? start.plusMonths(cycles * months) : start.plusDays(cycles * days);
    }
  }

  /**
   * What it was made with.
   *
   * @param amount of each payment; empty when it varies
   * @param end the last day, or {@link LocalDate#MAX}
   * @param body as sent
   */
  record Terms(
      String controlKey,
      String journey,
      OptionalLong amount,
      Period period,
      LocalDate start,
      LocalDate end,
      ObjectNode body) {

    String type() {
      return amount.isPresent() ? "fixed_amount" : "variable_amount";
    }

    boolean hasQrCode() {
      return !journey.equals("journey_one");
    }

    boolean hasInitialPayment() {
      return journey.equals("journey_three") || journey.equals("journey_four");
    }
  }

  final Terms terms;
  final String key;
  final String spiId;

  /** What the QR code's own payment is for; names the recurrence to whoever has the QR code. */
  final String conciliationId;

  final String qrCodeKey;
  final Instant createdAt;
  Instant updatedAt;
  Status status = Status.CREATED;

  /** The payer's account: known from the beginning in journey one, from the approval otherwise. */
  JsonNode payerAccount;

  /** The payment that came with the QR code, once it is made. */
  Optional<PixTransfer> initialPayment = Optional.empty();

  Recurrence(
      Terms terms, String key, String spiId, String conciliationId, String qrCodeKey, Instant now) {
    this.terms = terms;
    this.key = key;
    this.spiId = spiId;
    this.conciliationId = conciliationId;
    this.qrCodeKey = qrCodeKey;
    this.createdAt = now;
    this.updatedAt = now;
    this.payerAccount = terms.body().path("debtor_data").path("account_data");
  }

  /** The first day of a cycle that is not before {@code earliest}; empty when it has ended. */
  Optional<LocalDate> cycleFrom(LocalDate earliest) {
    long cycles = 0;
    LocalDate day = settled(terms.start());
    while (day.isBefore(earliest)) {
      cycles++;
      day = settled(terms.period().after(terms.start(), cycles));
    }
    return Optional.of(day).filter(it -> !it.isAfter(terms.end()));
  }

  /** With {@code settlement_date_type} workdays, what falls on a weekend waits for Monday. */
  private LocalDate settled(LocalDate day) {
    boolean workdays = terms.body().path("settlement_date_type").asString("").equals("workdays");
    if (!workdays) return day;
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) return day.plusDays(2);
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }
}
