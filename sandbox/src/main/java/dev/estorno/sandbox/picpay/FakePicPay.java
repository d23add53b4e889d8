package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** PicPay's e-commerce API: checks the token, reads the request, and lets the orders answer. */
public final class FakePicPay implements FakeProvider {

  public static final String NAME = "picpay";
  private static final String TOKEN_HEADER = "x-picpay-token";
  private static final String TOKEN = "sandbox-picpay-token";

  private static final Profile PROFILE =
      new Profile(
          NAME,
          List.of(Operation.BASE),
          Operation.words(),
          Status.words(),
          Setup.FIELDS,
          Assumed.callbacks(),
          Map.of(TOKEN_HEADER, TOKEN, Orders.SELLER_HEADER, Orders.SELLER_TOKEN));

  private final Ledger ledger = Ledger.filled();
  private final Orders orders;
  private final Setup setup;
  private final Reversals reversals;

  public FakePicPay(RandomGenerator chance, EffectLog effects) {
    Till till = new Till(ledger);
    this.orders = new Orders(till, effects, chance);
    this.setup = new Setup(orders, till);
    this.reversals = new Reversals(till);
  }

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public String operation(Exchange exchange) {
    return Operation.of(exchange).word();
  }

  @Override
  public Response handle(Exchange exchange, Instant now) {
    // Some clients send the header twice, and both tokens at once.
    if (!exchange.headers(TOKEN_HEADER).contains(TOKEN)) {
      return Replies.message(401, Texts.TOKEN);
    }
    return switch (Operation.of(exchange)) {
      case CREATE -> create(exchange, now);
      case STATUS -> named(exchange).map(Replies::status).orElseGet(FakePicPay::notFound);
      case CANCEL ->
          named(exchange)
              .map(order -> cancel(order, new Fields(exchange.body().object()), now))
              .orElseGet(FakePicPay::notFound);
      case REFUND ->
          named(exchange)
              .map(order -> refund(order, new Fields(exchange.body().object()), now))
              .orElseGet(FakePicPay::notFound);
      case CAPTURE ->
          named(exchange)
              .map(order -> capture(order, new Fields(exchange.body().object()), now))
              .orElseGet(FakePicPay::notFound);
      case WRONG_METHOD -> Replies.message(405, Assumed.METHOD_WRONG);
      case UNKNOWN -> Replies.message(404, Assumed.PATH_UNKNOWN);
    };
  }

  @Override
  public Response failure(int status, Exchange exchange, Instant now) {
    return switch (status) {
      case 401 -> Replies.message(401, Texts.TOKEN);
      case 404 -> notFound();
      case 422 -> Replies.message(422, Texts.VALIDATION);
      case 429 -> Replies.message(429, Assumed.TOO_MANY).with("Retry-After", Assumed.RETRY_AFTER);
      default -> Replies.message(status, Texts.GENERAL);
    };
  }

  @Override
  public void advance(Instant now) {
    orders.advance(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return orders.nextDue();
  }

  @Override
  public List<Callback> takeCallbacks() {
    return orders.takeCallbacks();
  }

  @Override
  public PaymentView create(PaymentSpec spec, Instant now) {
    return setup.create(spec, now);
  }

  @Override
  public PaymentView pay(String reference, Instant now) {
    Order order =
        orders
            .find(reference)
            .orElseThrow(() -> ControlProblem.notFound("no order " + reference + " at picpay"));
    return setup.pay(order, now);
  }

  @Override
  public Optional<PaymentView> view(String reference) {
    return orders.find(reference).map(Setup::view);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  private Response create(Exchange exchange, Instant now) {
    Creation.Read read = Creation.read(exchange.body().object(), now);
    if (read.terms().isEmpty()) return Replies.wrong(read.wrongs());
    Order.Terms terms = read.terms().get();
    if (orders.find(terms.reference()).isPresent()) {
      return Replies.wrong("referenceId", Assumed.REFERENCE_TAKEN);
    }
    Order order = orders.open(terms, now);
    orders.changed(order, order.status, now);
    orders.advance(now); // its expiresAt may have passed already
    return Replies.created(order);
  }

  private Response cancel(Order order, Fields fields, Instant now) {
    return reverse(order, fields, OptionalLong.empty(), now)
        .orElseGet(() -> Replies.cancelled(order, orders.newId()));
  }

  private Response refund(Order order, Fields fields, Instant now) {
    OptionalLong amount = fields.reais("amount");
    if (amount.isPresent() && amount.getAsLong() <= 0) {
      fields.wrong("amount", Texts.REFUND_BELOW_ZERO);
    }
    if (!fields.wrongs().isEmpty()) return Replies.wrong(fields.wrongs());
    return reverse(order, fields, amount, now)
        .orElseGet(() -> Replies.refunded(order, orders.newId()));
  }

  /** Why not, or nothing when it was done. */
  private Optional<Response> reverse(Order order, Fields fields, OptionalLong amount, Instant now) {
    // "authorization_id", which one library sends, is no field of PicPay's: as if none was sent.
    String id = fields.text("authorizationId").orElse("");
    switch (reversals.decide(order, new Reversals.Wish(id, amount))) {
      case Reversals.Verdict.No(String field, String message) -> {
        return Optional.of(Replies.wrong(field, message));
      }
      case Reversals.Verdict.Close() -> orders.close(order, now);
      case Reversals.Verdict.Release() -> orders.release(order, now);
      case Reversals.Verdict.Refund(long much) -> orders.refund(order, much, now);
    }
    return Optional.empty();
  }

  private Response capture(Order order, Fields fields, Instant now) {
    OptionalLong sent = fields.reais("amount");
    if (!fields.wrongs().isEmpty()) return Replies.wrong(fields.wrongs());
    if (order.status != Status.AUTHORIZED) return Replies.wrong("status", Assumed.NOT_AUTHORIZED);
    long amount = sent.orElse(order.authorized);
    if (amount > order.authorized) return Replies.wrong("amount", Texts.CAPTURE_TOO_LARGE);
    if (amount <= 0) return Replies.wrong("amount", Assumed.CAPTURE_NOT_POSITIVE);
    orders.capture(order, amount, now);
    return Replies.captured(order, orders.newId());
  }

  private Optional<Order> named(Exchange exchange) {
    return orders.find(Operation.reference(exchange));
  }

  private static Response notFound() {
    return Replies.message(404, Assumed.NOT_FOUND);
  }
}
