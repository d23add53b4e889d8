package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Agenda;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.qitech.Operation.Route;
import dev.estorno.sandbox.qitech.gate.Gate;
import dev.estorno.sandbox.qitech.gate.Jwt;
import dev.estorno.sandbox.qitech.gate.SandboxKeys;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Reversal;
import dev.estorno.sandbox.qitech.pix.Transfers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** QI Tech's API: lets signed calls in, finds what they are about, and lets it answer. */
public final class FakeQiTech implements FakeProvider {

  public static final String NAME = "qitech";

  /** The sandbox's one account. */
  static final String ACCOUNT_KEY = "82de0f5d-5117-4e14-943e-eb8105feb1bd";

  private static final List<String> REASONS = List.of("client_request", "reconciliation");
  private static final int MESSAGE_MAX = 140;

  private static final Profile PROFILE =
      new Profile(
          NAME,
          Operation.paths(),
          Operation.words(),
          Setup.STATES,
          Setup.FIELDS,
          Assumed.callbacks(),
          Map.of(
              "client_key",
              SandboxKeys.CLIENT_KEY,
              "private_key",
              SandboxKeys.clientPrivatePem(),
              "account_key",
              ACCOUNT_KEY,
              "provider_public_key",
              SandboxKeys.providerPublicPem()));

  private final Ledger ledger = Ledger.filled();
  private final Agenda<Consumer<Instant>> agenda = new Agenda<>();
  private final Jwt jwt;
  private final Webhooks webhooks;
  private final Batches batches;
  private final Recurrences recurrences;
  private final Transfers transfers;
  private final PaymentOrders orders;
  private final Payer payer;
  private final Mock mock;
  private final Setup setup;

  public FakeQiTech(RandomGenerator chance, EffectLog effects) {
    this(chance, effects, Jwt.es512());
  }

  public FakeQiTech(RandomGenerator chance, EffectLog effects, Jwt jwt) {
    this.jwt = jwt;
    this.webhooks = new Webhooks(jwt);
    this.batches = new Batches(chance);
    this.recurrences = new Recurrences(webhooks, chance);
    this.transfers =
        new Transfers(ledger, effects, chance, agenda, Assumed.REVERSAL_LASTS, webhooks::reversal);
    this.orders = new PaymentOrders(batches, transfers, webhooks, effects, chance, agenda);
    this.payer = new Payer(webhooks, chance);
    this.mock = new Mock(recurrences, orders, transfers, webhooks);
    this.setup = new Setup(recurrences, orders, batches, transfers, webhooks, chance);
  }

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public String operation(Exchange exchange) {
    return Operation.of(exchange).operation().word();
  }

  @Override
  public Response handle(Exchange exchange, Instant now) {
    Route route = Operation.of(exchange);
    return Gate.refusal(exchange, jwt)
        .or(() -> foreign(route))
        .orElseGet(() -> answer(route, exchange, now));
  }

  @Override
  public Response failure(int status, Exchange exchange, Instant now) {
    Route route = Operation.of(exchange);
    return switch (status) {
      case 400 -> Errors.orderSchema().response();
      case 401 -> Gate.notSigned();
      case 404 -> Errors.orderNotFound(route.parts().getOrDefault("order", "")).response();
      case 429 ->
          Errors.other(status, "Too Many Requests", "Muitas requisições").with("Retry-After", "1");
      default -> Errors.other(status, "Internal Server Error", "Erro interno do servidor");
    };
  }

  @Override
  public void advance(Instant now) {
    for (var due = agenda.take(now); due.isPresent(); due = agenda.take(now)) {
      due.get().what().accept(due.get().at());
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    return agenda.next();
  }

  @Override
  public List<Callback> takeCallbacks() {
    return webhooks.take();
  }

  @Override
  public PaymentView create(PaymentSpec spec, Instant now) {
    return setup.create(spec, now);
  }

  @Override
  public PaymentView pay(String reference, Instant now) {
    PaymentOrder order =
        setup
            .find(reference)
            .orElseThrow(() -> ControlProblem.notFound("no order " + reference + " at qitech"));
    return setup.pay(order, now);
  }

  @Override
  public Optional<PaymentView> view(String reference) {
    return setup.find(reference).map(setup::view);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  private Response answer(Route route, Exchange exchange, Instant now) {
    return switch (route.operation()) {
      case CREATE -> recurrences.create(route.part("journey"), exchange, now);
      case RECURRENCE, RECURRENCE_BY_QR, CANCEL_RECURRENCE -> recurrence(route, exchange, now);
      case STATUS, AMOUNT, CANCEL -> order(route, exchange, now);
      case ORDERS -> listOrders(exchange);
      case BATCH ->
          batches
              .find(route.part("batch"))
              .map(it -> Response.json(200, Replies.batch(it, now)))
              .orElseGet(() -> Assumed.batchNotFound(route.part("batch")).response());
      case BATCHES -> listBatches(exchange, now);
      case TRANSFER, REFUND -> transfer(route, exchange, now);
      case PAYER_RECURRENCE, PAYER_RECURRENCES, PAYER_ACCEPT, PAYER_CANCEL, MOCK_PAYER_RECURRENCE ->
          payer.answer(route, exchange, now);
      case MOCK_RECURRENCE, MOCK_ORDERS, MOCK_NEXT_TRY, MOCK_TRIES ->
          mock.answer(route, exchange, now);
      case MOCK_PIX, MOCK_PIX_QR, MOCK_REJECTION -> mock.answer(route, exchange, now);
      case TEST, TEST_KEY, AUTHENTICATION_TEST ->
          Response.json(200, Json.object().put("success", true));
      case UNKNOWN -> Gate.notAllowed(exchange);
    };
  }

  /** There is one account here; another's payments are as unknown as an unknown one's. */
  private static Optional<Response> foreign(Route route) {
    String account = route.parts().getOrDefault("account", ACCOUNT_KEY);
    if (account.equals(ACCOUNT_KEY)) return Optional.empty();
    return Optional.of(
        switch (route.operation()) {
          case STATUS, AMOUNT, CANCEL -> Errors.orderNotFound(route.part("order")).response();
          case TRANSFER, REFUND -> Errors.transferNotFound().response();
          default -> Assumed.accountNotFound(account).response();
        });
  }

  private Response recurrence(Route route, Exchange exchange, Instant now) {
    boolean byQr = route.operation() == Operation.RECURRENCE_BY_QR;
    String key = route.part(byQr ? "id" : "recurrence");
    Optional<Recurrence> found = byQr ? recurrences.ofConciliation(key) : recurrences.find(key);
    if (found.isEmpty()) return Assumed.recurrenceNotFound(key).response();
    return route.operation() == Operation.CANCEL_RECURRENCE
        ? recurrences.cancel(found.get(), exchange, now)
        : Response.json(200, Replies.recurrence(found.get()));
  }

  private Response order(Route route, Exchange exchange, Instant now) {
    Optional<ObjectNode> body = body(exchange);
    if (body.isEmpty()) return Errors.orderSchema().response();
    String key = route.part("order");
    Optional<PaymentOrder> found =
        orders.find(key).filter(it -> it.recurrence.key.equals(route.part("recurrence")));
    if (found.isEmpty()) return Errors.orderNotFound(key).response();
    return switch (route.operation()) {
      case AMOUNT -> setAmount(found.get(), body.get(), now);
      case CANCEL -> cancel(found.get(), now);
      default -> Response.json(200, Replies.order(found.get(), batches.of(found.get())));
    };
  }

  private Response cancel(PaymentOrder order, Instant now) {
    if (!order.status.isCancellable()) return Assumed.wrongStatus(order).response();
    if (!now.isBefore(order.deadline())) return Assumed.tooLate(order).response();
    orders.cancel(order, now);
    return Response.json(200, Replies.cancelled(order, batches.of(order)));
  }

  private Response setAmount(PaymentOrder order, ObjectNode body, Instant now) {
    OptionalLong minor = Recurrences.positive(body, "transaction_amount");
    if (minor.isEmpty()) return Errors.orderSchema().response();
    boolean varies = order.recurrence.terms.amount().isEmpty();
    if (!varies || !order.status.isCancellable()) return Assumed.amountFixed(order).response();
    orders.setAmount(order, minor.getAsLong(), now);
    return Response.json(200, Json.object());
  }

  private Response transfer(Route route, Exchange exchange, Instant now) {
    Optional<PixTransfer> found = transfers.find(route.part("transfer"));
    if (found.isEmpty()) return Errors.transferNotFound().response();
    return route.operation() == Operation.REFUND
        ? reverse(found.get(), exchange, now)
        : Response.json(200, Replies.transfer(found.get(), Json.object()));
  }

  private Response reverse(PixTransfer transfer, Exchange exchange, Instant now) {
    Optional<Reversal.Wish> wish = body(exchange).flatMap(FakeQiTech::wish);
    if (wish.isEmpty()) return Errors.schema().response();
    return switch (transfers.reverse(transfer, wish.get(), now)) {
      case Transfers.Verdict.Taken(Reversal it) ->
          Response.json(it.status() == Reversal.Status.SENT ? 201 : 202, Replies.reversal(it));
      case Transfers.Verdict.TooGreat() -> Assumed.reversalTooGreat().response();
      case Transfers.Verdict.TooOld() -> Assumed.reversalTooOld().response();
      case Transfers.Verdict.KeyUsed() -> Assumed.controlKeyUsed().response();
      case Transfers.Verdict.BalanceTooLow() -> Assumed.balanceTooLow().response();
    };
  }

  private static Optional<Reversal.Wish> wish(ObjectNode body) {
    String controlKey = Json.text(body, "request_control_key").orElse("");
    OptionalLong amount = Recurrences.positive(body, "reversal_amount");
    String reason = Json.text(body, "reversal_reason").orElse("");
    String message = Json.text(body, "reversal_message").orElse("");
    boolean right =
        controlKey.matches(Recurrences.UUID)
            && amount.isPresent()
            && REASONS.contains(reason)
            && message.length() <= MESSAGE_MAX;
    return right
        ? Optional.of(new Reversal.Wish(controlKey, amount.getAsLong(), reason, message))
        : Optional.empty();
  }

  private Response listOrders(Exchange exchange) {
    Optional<String> status = exchange.query("payment_order_status");
    var found =
        orders.all().stream()
            .filter(it -> status.isEmpty() || status.get().equals(it.status.word()))
            .filter(it -> Batches.isWithin(exchange, it.referenceDate));
    return Batches.page(exchange, found)
        .map(page ->
            Replies.list("payment_orders", page, it -> Replies.orderInList(it, batches.of(it))))
        .orElseGet(() -> Errors.orderSchema().response());
  }

  private Response listBatches(Exchange exchange, Instant now) {
    return batches
        .list(exchange, now)
        .map(page ->
            Replies.list(
                "payment_order_conciliation_batches", page, it -> Replies.batchInList(it, now)))
        .orElseGet(() -> Errors.orderSchema().response());
  }

  /** The JSON object sent, or an empty one for nothing; empty for anything else. */
  private static Optional<ObjectNode> body(Exchange exchange) {
    if (exchange.body().text().isBlank()) return Optional.of(Json.object());
    return exchange.body().json().filter(JsonNode::isObject).map(JsonNode::asObject);
  }
}
