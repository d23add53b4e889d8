package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.CallbackRule;
import dev.estorno.sandbox.qitech.gate.QiError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything about QI Tech that no document says and this fake had to decide. Each with its reason;
 * where real QI Tech is seen to do otherwise, this is the one file to change.
 *
 * <ul>
 *   <li>"10 PM" is São Paulo's: QI Tech names no zone, EBANX says "BRT" of the same rule of the
 *       Central Bank. 22:00:00 itself is too late: "until" is read as "before".
 *   <li>The day before is the calendar's, whatever day of the week it is: {@code reference_date} is
 *       taken as already moved to a workday.
 *   <li>Why an order cannot be cancelled has no code in the documents: 400, as QI Tech's page on
 *       cancelling a Pix schedule has it, with codes of our own from APX000901 on. A second cancel
 *       is one of these: {@code cancelled} is not among the states that may be cancelled.
 *   <li>A wrong account, recurrence or order in a payment order's path are all APX000404: the pages
 *       list no other 404. A key that is no UUID is just unknown.
 *   <li>An unknown field in a body is ignored, an absent body counts as {@code {}}; what is not a
 *       JSON object is QIT000002 (QIT000001 for recurrences and reversals).
 *   <li>{@code minimum_recurrence_amount} is not enforced: one page says cents, its samples are
 *       reais.
 *   <li>All journeys may have variable amounts: their pages' samples do, though one guide says only
 *       journey four. Without {@code recurrence_type} and {@code recurrence_amount} they vary.
 *   <li>A new recurrence is {@code created}; creating answers 201 with its keys and QR code.
 *   <li>A cancelled recurrence leaves its orders as they are; tried, they are rejected.
 *   <li>A batch is open until its day's deadline, then closed, processing once one of its orders
 *       moves on, completed when all have ended; cancelled ones no longer count.
 *   <li>An order changes by itself too: at 00:00 of its day the payer's bank accepts it, at 08:00,
 *       the end of Pix's morning window, it is paid. What the control API makes for a day that is
 *       over stays as it was made.
 *   <li>Each change of an order is told in a webhook {@code
 *       baas.automatic_pix.payment_order.status_change}, in the form of the recurrence's.
 *   <li>The one webhook URL of QI Tech's portal is what the control API last saw as {@code
 *       callback_url}. Six tries; any 2xx is delivered.
 *   <li>A request_control_key works once: used again it is a 400, even with the same body.
 *   <li>A reversal is sent at once unless the payment was made with {@code reversal}: {@code
 *       pending} and {@code rejected} ones take half a minute, {@code pending_2fa_approval} waits
 *       for ever.
 *   <li>The rejection of the simulation guide's last step is {@code POST
 *       /mock/payment_order/KEY/reject}, accepting as a payer {@code PATCH .../accept}, the list of
 *       orders {@code GET /account/KEY/payment_orders}: only the pages' names are known.
 *   <li>The authentication test answers {@code {"success": true}}.
 *   <li>There is no rate limit, and the older authentication ({@code Authorization: QIT ...}) is
 *       not served.
 *   <li>A webhook's signature is made with real chance, as ES512 wants it: of two equal runs, it is
 *       the one thing that differs.
 * </ul>
 */
final class Assumed {

  static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  /** How long a reversal that is {@code pending} stays so. */
  static final Duration REVERSAL_LASTS = Duration.ofSeconds(30);

  /** Scheduling needs "at least 2 days" (QI Tech, FAQ). */
  static final int DAYS_AHEAD_MIN = 2;

  private static final LocalTime DEADLINE = LocalTime.of(22, 0);
  private static final LocalTime PAID_AT = LocalTime.of(8, 0);

  private Assumed() {}

  static Instant deadline(LocalDate referenceDate) {
    return at(referenceDate.minusDays(1), DEADLINE);
  }

  static Instant sentAt(LocalDate referenceDate) {
    return at(referenceDate, LocalTime.MIDNIGHT);
  }

  static Instant paidAt(LocalDate referenceDate) {
    return at(referenceDate, PAID_AT);
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }

  static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZONE);
  }

  static CallbackRule callbacks() {
    return new CallbackRule(
        status -> status >= 200 && status < 300,
        List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6)));
  }

  static QiError wrongStatus(PaymentOrder order) {
    return new QiError(
        400,
        "APX000901",
        "Payment Order Cannot Be Cancelled",
        "Payment Order " + order.key + " cannot be cancelled in current status.",
        "Ordem de pagamento " + order.key + " não pode ser cancelada no status atual.");
  }

  static QiError tooLate(PaymentOrder order) {
    return new QiError(
        400,
        "APX000902",
        "Payment Order Cannot Be Cancelled",
        "Payment Order "
            + order.key
            + " can only be cancelled until 10 PM on the day before the reference_date.",
        "Ordem de pagamento "
            + order.key
            + " só pode ser cancelada até as 22h do dia anterior à reference_date.");
  }

  static QiError amountFixed(PaymentOrder order) {
    return new QiError(
        400,
        "APX000903",
        "Payment Order Cannot Be Updated",
        "The amount of Payment Order " + order.key + " cannot be updated.",
        "O valor da ordem de pagamento " + order.key + " não pode ser atualizado.");
  }

  static QiError controlKeyUsed() {
    return new QiError(
        400,
        "QIT000901",
        "Bad Request",
        "The request_control_key was already used.",
        "A request_control_key já foi utilizada.");
  }

  static QiError balanceTooLow() {
    return new QiError(
        400,
        "PXT000901",
        "Insufficient Balance",
        "The account has insufficient balance.",
        "A conta não possui saldo suficiente.");
  }

  // Code and meaning are QI Tech's; the texts were not found.
  static QiError accountNotFound(String key) {
    return new QiError(
        404,
        "APX000020",
        "Account Not Found",
        "Account " + key + " not found.",
        "Conta " + key + " não encontrada.");
  }

  static QiError recurrenceNotFound(String key) {
    return new QiError(
        404,
        "APX000001",
        "Recurrence Not Found",
        "Recurrence " + key + " not found.",
        "Recorrência " + key + " não encontrada.");
  }

  static QiError batchNotFound(String key) {
    return new QiError(
        404,
        "APX000904",
        "Payment Order Conciliation Batch Not Found",
        "Payment Order Conciliation Batch " + key + " not found.",
        "Lote de conciliação " + key + " não encontrado.");
  }

  static QiError reversalTooOld() {
    return new QiError(
        400,
        "PXT000015",
        "Original Pix Transfer Too Old",
        "The original Pix transfer is older than 90 days.",
        "A transação PIX original tem mais de 90 dias.");
  }

  /** QI Tech's text as far as it was seen: "Reversal transfers sum amount surpasses that". */
  static QiError reversalTooGreat() {
    return new QiError(
        400,
        "PXT000017",
        "Reversal Too Great",
        "Reversal transfers sum amount surpasses that of the original transfer.",
        "A soma das devoluções ultrapassa o valor da transação original.");
  }
}
