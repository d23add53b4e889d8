package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.qitech.PaymentOrder.Status;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Reversal;
import dev.estorno.sandbox.qitech.pix.Transfers;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the control API does to payment orders: put one in any state, let it be paid, look at it.
 */
final class Setup {

  /** A paid order whose money went back: QI Tech itself still calls it paid. */
  private static final String RETURNED = "refunded";

  static final List<String> STATES =
      List.of(
          "pending", // what an order is in when nothing is said comes first
          "pending_conciliation",
          "accepted",
          "paid",
          "rejected",
          "cancelled",
          RETURNED);

  static final List<String> FIELDS =
      List.of("reference_date", "recurrence_type", "paid_at", "reversal", "callback_url");

  private static final List<String> TYPES = List.of("fixed_amount", "variable_amount");
  private static final int DAYS_AHEAD = 3;

  private final Recurrences recurrences;
  private final PaymentOrders orders;
  private final Batches batches;
  private final Transfers transfers;
  private final Webhooks webhooks;
  private final RandomGenerator chance;

  Setup(
      Recurrences recurrences,
      PaymentOrders orders,
      Batches batches,
      Transfers transfers,
      Webhooks webhooks,
      RandomGenerator chance) {
    this.recurrences = recurrences;
    this.orders = orders;
    this.batches = batches;
    this.transfers = transfers;
    this.webhooks = webhooks;
    this.chance = chance;
  }

  PaymentView create(PaymentSpec spec, Instant now) {
    boolean returned = spec.state().equals(RETURNED);
    Status state = returned ? Status.PAID : Status.of(spec.state());
    Keys keys = keys(spec);
    Reversal.Status reversal = reversal(spec);
    Instant paidAt = spec.instant("paid_at").filter(it -> !it.isAfter(now)).orElse(now);
    LocalDate today = Assumed.today(state == Status.PAID ? paidAt : now);
    LocalDate day =
        spec.date("reference_date")
            .orElse(state == Status.PAID ? today : today.plusDays(DAYS_AHEAD));
    Optional<URI> url = spec.text("callback_url").map(Setup::url);
    Recurrence recurrence = recurrence(spec, keys.recurrence(), day, now);
    OptionalLong amount =
        state == Status.PENDING_CONCILIATION
            ? OptionalLong.empty()
            : OptionalLong.of(spec.amount());
    PaymentOrder order = orders.open(recurrence, keys.order(), day, amount, now);
    order.reversalOnceAsked = reversal;
    put(order, state, paidAt, now);
    if (returned) order.paidBy.ifPresent(it -> transfers.giveBackUnseen(it, paidAt));
    webhooks.take(); // as if it had always been there
    url.ifPresent(webhooks::sendTo);
    return view(order);
  }

  PaymentView pay(PaymentOrder order, Instant now) {
    switch (order.status) {
      case PENDING -> {
        if (order.recurrence.status != Recurrence.Status.APPROVED) throw notApproved();
        orders.tryNow(order, now);
        orders.pay(order, now);
      }
      case ACCEPTED -> orders.pay(order, now);
      case PENDING_CONCILIATION ->
          throw ControlProblem.conflict("the order has no amount yet and cannot be paid");
      case PAID, REJECTED, CANCELLED ->
          throw ControlProblem.conflict(
              "the order is " + order.status.word() + " and cannot be paid any more");
    }
    return view(order);
  }

  /** By the order's key, or by the reference with one or both of the keys before it. */
  Optional<PaymentOrder> find(String reference) {
    String[] parts = reference.split("/", -1);
    return orders.find(parts[parts.length - 1]).filter(it -> names(it).contains(reference));
  }

  private static List<String> names(PaymentOrder order) {
    String full = FakeQiTech.ACCOUNT_KEY + "/" + order.reference();
    return List.of(order.key, order.reference(), full);
  }

  PaymentView view(PaymentOrder order) {
    ObjectNode more =
        Json.object()
            .put("account_key", FakeQiTech.ACCOUNT_KEY)
            .put("outgoing_recurrence_key", order.recurrence.key)
            .put("outgoing_recurrence_spi_id", order.recurrence.spiId)
            .put("payment_order_key", order.key)
            .put("payment_order_status", order.status.word())
            .put("payment_order_conciliation_batch_key", batches.of(order).key)
            .put("receiver_conciliation_id", order.conciliationId)
            .put("reference_date", order.referenceDate.toString())
            .put("deadline", order.deadline().toString())
            .put("refunded", order.paidBy.map(PixTransfer::returned).orElse(0L));
    order.paidBy.ifPresent(it -> pix(it, more));
    boolean returned = order.paidBy.filter(PixTransfer::isReturned).isPresent();
    String state = returned ? RETURNED : order.status.word();
    return new PaymentView(FakeQiTech.NAME, order.reference(), state, order.amount.orElse(0), more);
  }

  private static void pix(PixTransfer it, ObjectNode more) {
    more.put("incoming_pix_transfer_key", it.key)
        .put("end_to_end_id", it.endToEndId)
        .put("paid_at", it.receivedAt.toString());
    ArrayNode list = more.putArray("reversals");
    for (Reversal reversal : it.reversals()) {
      list.addObject()
          .put("status", reversal.status().word())
          .put("amount", reversal.wish.amount())
          .put("request_control_key", reversal.wish.controlKey());
    }
  }

  private void put(PaymentOrder order, Status state, Instant paidAt, Instant now) {
    switch (state) {
      case PENDING_CONCILIATION, PENDING -> {}
      case CANCELLED -> order.status = Status.CANCELLED;
      case ACCEPTED -> orders.tryNow(order, now);
      case REJECTED -> {
        orders.tryNow(order, now);
        orders.reject(order, now);
      }
      case PAID -> {
        orders.tryNow(order, paidAt);
        orders.pay(order, paidAt);
      }
    }
  }

  private record Keys(String recurrence, String order) {}

  private Keys keys(PaymentSpec spec) {
    Optional<String> reference = spec.reference();
    if (reference.isEmpty()) return new Keys(Ids.uuid(chance), Ids.uuid(chance));
    List<String> parts = List.of(reference.get().split("/", -1));
    if (parts.size() > 2 || !parts.stream().allMatch(it -> it.matches("[\\w-]{1,36}"))) {
      throw ControlProblem.bad(
          "reference", "PAYMENT_ORDER_KEY, or RECURRENCE_KEY/PAYMENT_ORDER_KEY");
    }
    if (orders.find(parts.getLast()).isPresent()) {
      throw ControlProblem.conflict("there is a payment order " + parts.getLast() + " already");
    }
    return new Keys(parts.size() == 2 ? parts.getFirst() : Ids.uuid(chance), parts.getLast());
  }

  private Recurrence recurrence(PaymentSpec spec, String key, LocalDate day, Instant now) {
    boolean unset = spec.state().equals(Status.PENDING_CONCILIATION.word());
    String type = spec.text("recurrence_type").orElse(unset ? TYPES.getLast() : TYPES.getFirst());
    if (!TYPES.contains(type) || (unset && !type.equals(TYPES.getLast()))) {
      throw ControlProblem.bad(
          "recurrence_type",
          "one of " + String.join(", ", TYPES) + "; pending_conciliation varies");
    }
    Optional<Recurrence> there = recurrences.find(key);
    if (there.isPresent()) {
      if (there.get().status != Recurrence.Status.APPROVED) throw notApproved();
      return there.get();
    }
    OptionalLong amount =
        type.equals(TYPES.getFirst()) ? OptionalLong.of(spec.amount()) : OptionalLong.empty();
    ObjectNode body = Json.object();
    body.putObject("debtor_data")
        .put("name", "Pagador de Teste")
        .putObject("account_data")
        .put("account_number", "123456")
        .put("account_digit", "7")
        .put("account_branch", "0001")
        .put("ispb", "31872495");
    Recurrence made =
        recurrences.open(
            new Recurrence.Terms(
                Ids.uuid(chance),
                "journey_one",
                amount,
                new Recurrence.Period("monthly", 1, 0),
                day,
                LocalDate.MAX,
                body),
            key,
            now);
    made.status = Recurrence.Status.APPROVED;
    return made;
  }

  private static ControlProblem notApproved() {
    return ControlProblem.conflict("the recurrence is not approved: nobody will pay for it");
  }

  private static Reversal.Status reversal(PaymentSpec spec) {
    String word = spec.text("reversal").orElse(Reversal.Status.SENT.word());
    if (!Reversal.Status.words().contains(word)) {
      throw ControlProblem.bad("reversal", "one of " + String.join(", ", Reversal.Status.words()));
    }
    return Reversal.Status.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notOne) {
      throw ControlProblem.bad("callback_url", "a URL such as http://127.0.0.1:8080/signals/...");
    }
  }
}
