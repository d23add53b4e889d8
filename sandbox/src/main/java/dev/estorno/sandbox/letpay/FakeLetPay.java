package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.Form;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.letpay.Payment.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** LetPay's API: checks the token, leads each request to the payments, and renews the token. */
public final class FakeLetPay implements FakeProvider {

  public static final String NAME = "letpay";

  private static final Profile PROFILE =
      new Profile(
          NAME,
          Operation.PATHS,
          Operation.words(),
          Status.words(),
          Setup.FIELDS,
          Assumed.callbacks(),
          Map.of("apiKey", Merchant.KEY, "apiSecret", Merchant.SECRET));

  private final Ledger ledger = Ledger.filled();
  private final Tokens tokens;
  private final Merchant merchant;
  private final Payments payments;
  private final Setup setup;
  private final Desk desk;

  public FakeLetPay(RandomGenerator chance, EffectLog effects) {
    Till till = new Till(ledger);
    this.tokens = new Tokens(chance);
    this.merchant = new Merchant(chance);
    this.payments = new Payments(till, effects);
    this.setup = new Setup(payments, till, chance);
    this.desk = new Desk(payments, till, chance);
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
    Operation operation = Operation.of(exchange);
    if (operation == Operation.AUTH) return logIn(exchange, now);
    if (!mayEnter(exchange, now)) return denied(exchange, now);
    return switch (operation) {
      case CREATE_KEY -> merchant.createKey(new Form(exchange), now);
      case LIST_KEYS -> merchant.listKeys();
      case REVOKE_KEY -> merchant.revokeKey(exchange.segments().getLast(), exchange, now);
      case WRONG_METHOD -> Problem.plain(405).answer(exchange, Optional.empty(), now);
      case UNKNOWN -> Problem.plain(404).answer(exchange, Optional.empty(), now);
      case AUTH -> throw new AssertionError("was answered before");
      case CONTRACTS, SIMPLE, ORDER, SEND, STATUS, REFERENCE, CAPTURE, CANCEL ->
          desk.answer(operation, exchange, tokens.issue(now), now);
      case REFUND, REFUND_STATUS, REFUNDS, DETAILS ->
          desk.answer(operation, exchange, tokens.issue(now), now);
    };
  }

  @Override
  public Response failure(int status, Exchange exchange, Instant now) {
    if (status == 401) return denied(exchange, now);
    Optional<String> refreshToken =
        Optional.of(exchange)
            .filter(it -> mayEnter(it, now) && !Problem.standing(status).errors().isEmpty())
            .map(_ -> tokens.issue(now));
    Response answer = Problem.standing(status).answer(exchange, refreshToken, now);
    return status == 429 ? answer.with("Retry-After", "1") : answer;
  }

  @Override
  public void advance(Instant now) {
    payments.advance(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return payments.nextDue();
  }

  @Override
  public List<Callback> takeCallbacks() {
    return payments.takeCallbacks();
  }

  @Override
  public PaymentView create(PaymentSpec spec, Instant now) {
    return setup.create(spec, now);
  }

  @Override
  public PaymentView pay(String reference, Instant now) {
    return setup.pay(
        named(reference)
            .orElseThrow(() -> ControlProblem.notFound("no payment " + reference + " at letpay")),
        now);
  }

  @Override
  public Optional<PaymentView> view(String reference) {
    return named(reference).map(Setup::view);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  /** By its token or, for people, by the merchant's own reference. */
  private Optional<Payment> named(String reference) {
    return payments.find(reference).or(() -> payments.byReference(reference).stream().findFirst());
  }

  private Response logIn(Exchange exchange, Instant now) {
    return merchant.knows(new Form(exchange), now)
        ? Response.json(200, Merchant.loggedIn(tokens.issue(now)))
        : denied(exchange, now);
  }

  private boolean mayEnter(Exchange exchange, Instant now) {
    return exchange.headers("X-Auth-Token").stream().anyMatch(it -> tokens.accepts(it, now));
  }

  private static Response denied(Exchange exchange, Instant now) {
    return Problem.plain(401).answer(exchange, "Access Denied", now);
  }
}
