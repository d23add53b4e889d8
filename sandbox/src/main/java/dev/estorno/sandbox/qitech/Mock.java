package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.qitech.PaymentOrder.Status;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Transfers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps of QI Tech's own sandbox ("Scenario Simulation", receiver, read 2026-11): what the
 * payer's bank and the Central Bank would do. None of them answers with a body.
 */
final class Mock {

  private final Recurrences recurrences;
  private final PaymentOrders orders;
  private final Transfers transfers;
  private final Webhooks webhooks;

  Mock(Recurrences recurrences, PaymentOrders orders, Transfers transfers, Webhooks webhooks) {
    this.recurrences = recurrences;
    this.orders = orders;
    this.transfers = transfers;
    this.webhooks = webhooks;
  }

  Response answer(Operation.Route route, Exchange exchange, Instant now) {
    return switch (route.operation()) {
      case MOCK_RECURRENCE -> recurrence(route.part("spi"), exchange.body().object(), now);
      case MOCK_ORDERS -> processOrders(now);
      case MOCK_NEXT_TRY -> nextTryNow(route.part("order"), now);
      case MOCK_TRIES -> processTries(now);
      case MOCK_REJECTION -> reject(route.part("order"), now);
      default -> incomingPix(exchange.body().object(), now);
    };
  }

  /** Step 2: the payer's bank tells what became of a recurrence. */
  private Response recurrence(String spiId, ObjectNode body, Instant now) {
    Optional<Recurrence> found = recurrences.ofSpi(spiId);
    if (found.isEmpty()) return Assumed.recurrenceNotFound(spiId).response();
    Recurrence it = found.get();
    return switch (Json.text(body, "outgoing_recurrence_status").orElse("")) {
      case "pending_confirmation", "rejected", "cancelled" -> {
        String word = body.path("outgoing_recurrence_status").asString();
        recurrences.change(it, Recurrence.Status.valueOf(word.toUpperCase(Locale.ROOT)), now);
        yield Response.empty(200);
      }
      case "approved" -> approve(it, body, now);
      default -> Errors.schema().response();
    };
  }

  private Response approve(Recurrence it, ObjectNode body, Instant now) {
    JsonNode account = body.path("account_data");
    if (it.terms.hasQrCode() && !account.isObject()) return Errors.schema().response();
    if (account.isObject()) it.payerAccount = account;
    OptionalLong paid = Recurrences.positive(body, "transaction_amount");
    if (it.terms.hasInitialPayment() && paid.isPresent()) {
      PixTransfer.Terms terms = new PixTransfer.Terms(paid.getAsLong(), it.conciliationId, it.key);
      PixTransfer transfer = transfers.receive(terms, transfers.endToEndId(now), now);
      it.initialPayment = Optional.of(transfer);
      webhooks.incomingPix(transfer, it.payerAccount, now);
    }
    recurrences.change(it, Recurrence.Status.APPROVED, now);
    return Response.empty(200);
  }

  /** Step 3: every approved recurrence gets the order of its next cycle, once. */
  private Response processOrders(Instant now) {
    LocalDate earliest = Assumed.today(now).plusDays(Assumed.DAYS_AHEAD_MIN);
    for (Recurrence it : recurrences.all()) {
      if (it.status != Recurrence.Status.APPROVED) continue;
      it.cycleFrom(earliest)
          .filter(day -> !isMade(it, day))
          .ifPresent(day -> orders.open(it, orders.newKey(), day, it.terms.amount(), now));
    }
    return Response.empty(200);
  }

  /** Step 5: the order is tried with the next tries. */
  private Response nextTryNow(String key, Instant now) {
    Optional<PaymentOrder> found = orders.find(key);
    if (found.isEmpty()) return Errors.orderNotFound(key).response();
    found.get().nextTryAt = now;
    return Response.empty(200);
  }

  /** Step 6: what is due to be tried is tried. */
  private Response processTries(Instant now) {
    orders.all().stream()
        .filter(it -> !it.nextTryAt.isAfter(now))
        .forEach(it -> orders.tryNow(it, now));
    return Response.empty(200);
  }

  /** Step 7: a Pix comes in, for an order when it names the order's receiver_conciliation_id. */
  private Response incomingPix(ObjectNode body, Instant now) {
    String id = Json.text(body, "receiver_conciliation_id").orElse("");
    Optional<PaymentOrder> order =
        orders.all().stream().filter(it -> it.conciliationId.equals(id)).findFirst();
    boolean ours =
        Json.text(body, "target_account_key")
            .orElse(FakeQiTech.ACCOUNT_KEY)
            .equals(FakeQiTech.ACCOUNT_KEY);
    OptionalLong amount = Recurrences.positive(body, "amount");
    if (!ours || amount.isEmpty()) return Errors.schema().response();
    if (order.isEmpty()) {
      PixTransfer transfer =
          transfers.receive(
              new PixTransfer.Terms(amount.getAsLong(), id, id), transfers.endToEndId(now), now);
      webhooks.incomingPix(transfer, Json.object(), now);
      return Response.empty(200);
    }
    boolean due = order.get().status == Status.ACCEPTED && order.get().amount.equals(amount);
    if (!due) return Errors.schema().response();
    orders.pay(order.get(), now);
    return Response.empty(200);
  }

  /** Step 8: the payer's bank cannot, or will not. */
  private Response reject(String key, Instant now) {
    Optional<PaymentOrder> found = orders.find(key);
    if (found.isEmpty()) return Errors.orderNotFound(key).response();
    if (found.get().status != Status.ACCEPTED) return Errors.orderSchema().response();
    orders.reject(found.get(), now);
    return Response.empty(200);
  }

  private boolean isMade(Recurrence recurrence, LocalDate day) {
    return orders.all().stream()
        .anyMatch(it -> it.recurrence == recurrence && it.referenceDate.equals(day));
  }
}
