package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.FakeProvider;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.liquido.Charge.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Liquido's API: checks token and key, reads the request, and lets the charges answer. */
public final class FakeLiquido implements FakeProvider {

  public static final String NAME = "liquido";
  private static final String KEY_HEADER = "x-api-key";
  private static final String API_KEY = "sandbox-api-key";

  private static final Profile PROFILE =
      new Profile(
          NAME,
          Operation.PATHS,
          Operation.words(),
          Status.words(),
          Setup.FIELDS,
          Assumed.callbacks(),
          Map.of(
              "client_id",
              Tokens.CLIENT_ID,
              "client_secret",
              Tokens.CLIENT_SECRET,
              KEY_HEADER,
              API_KEY));

  private final Ledger ledger = Ledger.filled();
  private final News news;
  private final Tokens tokens;
  private final Charges charges;
  private final Refunds refunds;
  private final Setup setup;

  public FakeLiquido(RandomGenerator chance, EffectLog effects) {
    this.news = new News(effects);
    this.tokens = new Tokens(chance);
    this.charges = new Charges(ledger, news, chance);
    this.refunds = new Refunds(charges, ledger, news);
    this.setup = new Setup(charges, refunds, news, chance);
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
    if (operation == Operation.TOKEN) return tokens.grant(exchange, now);
    if (!tokens.admits(exchange, now)) return Replies.message(401, Assumed.UNAUTHORIZED);
    if (!exchange.headers(KEY_HEADER).contains(API_KEY)) {
      return Replies.message(403, Assumed.FORBIDDEN);
    }
    return switch (operation) {
      case CREATE -> object(exchange, body -> create(body, Operation.key(exchange), now));
      case REFUND -> object(exchange, body -> refunds.ask(body, now));
      case QUERY -> named(exchange, FakeLiquido::told);
      case CANCEL -> named(exchange, charge -> cancel(charge, now));
      case CAPTURE -> named(exchange, charge -> capture(charge, now));
      case BOLETO_PDF -> named(exchange, FakeLiquido::pdf);
      case QUERY_REFUND ->
          refunds
              .find(Operation.key(exchange))
              .map(refund -> Response.json(200, Replies.refund(refund)))
              .orElseGet(() -> Replies.error(404, Assumed.NO_REFUND));
      case TOKEN, UNKNOWN -> Replies.message(404, Assumed.NO_PATH);
    };
  }

  @Override
  public Response failure(int status, Exchange exchange, Instant now) {
    if (Operation.of(exchange) == Operation.TOKEN && status == 400) {
      return Tokens.error("invalid_request");
    }
    return switch (status) {
      case 401 -> Replies.message(401, Assumed.UNAUTHORIZED);
      case 403 -> Replies.message(403, Assumed.FORBIDDEN);
      case 404 -> Replies.error(404, Assumed.NO_PAYMENT);
      case 429 -> Replies.message(429, Assumed.TOO_MANY).with("Retry-After", "1");
      default -> Replies.error(status, Assumed.BROKEN);
    };
  }

  @Override
  public void advance(Instant now) {
    charges.advance(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return charges.nextDue();
  }

  @Override
  public List<Callback> takeCallbacks() {
    return news.takeCallbacks();
  }

  @Override
  public PaymentView create(PaymentSpec spec, Instant now) {
    return setup.create(spec, now);
  }

  @Override
  public PaymentView pay(String reference, Instant now) {
    Charge charge =
        charges
            .find(reference)
            .orElseThrow(() -> ControlProblem.notFound("no charge " + reference + " at liquido"));
    return setup.pay(charge, now);
  }

  @Override
  public Optional<PaymentView> view(String reference) {
    return charges.find(reference).map(Setup::view);
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  private Response create(ObjectNode body, String path, Instant now) {
    Creation creation = new Creation(body, path, now);
    Optional<Charge> known = charges.find(creation.key());
    if (known.isPresent()) {
      return known.get().terms.request().equals(body)
          ? told(known.get())
          : Replies.error(409, Assumed.KEY_USED);
    }
    if (creation.wrong().isPresent()) return Replies.error(422, creation.wrong().get());
    Charge charge = charges.open(creation.terms(), now);
    if (charge.terms.method().isCard()) payByCard(charge, creation.isCaptured(), now);
    else charges.endLater(charge, Steering.of(body.path("description").asString("")), now);
    return told(charge);
  }

  private void payByCard(Charge charge, boolean captured, Instant now) {
    JsonNode card = charge.terms.request().path("card");
    String number = Json.text(card, "cardNumber").orElse("").replace(" ", "");
    charge.refundFlow = Steering.refundFlow(number);
    Optional<String> failure = Steering.cardFailure(number);
    if (failure.isPresent()) charges.fail(charge, failure.get(), now);
    else if (captured) charges.settle(charge, now);
    else charges.authorize(charge);
  }

  private Response cancel(Charge charge, Instant now) {
    if (charge.status == Status.CANCELLED || charge.cancelling) return told(charge);
    if (!charge.terms.method().isCancellable(charge.status)) {
      return Replies.error(422, Assumed.cannot("cancelled", charge));
    }
    boolean steered = !charge.terms.method().isCard(); // "Will be ignored in card payments."
    String description = charge.terms.request().path("description").asString("");
    Steering steering = Steering.of(steered ? description : "");
    Optional<Duration> delay = steering.cancelDelay();
    if (delay.isPresent()) charges.cancelLater(charge, steering.fails(), delay.get(), now);
    else if (steering.fails()) return Response.json(200, Replies.cancelFailed(charge));
    else charges.cancel(charge, now);
    return told(charge);
  }

  private Response capture(Charge charge, Instant now) {
    if (charge.status != Status.AUTHORIZED) {
      return Replies.error(422, Assumed.cannot("captured", charge));
    }
    charges.settle(charge, now);
    return told(charge);
  }

  private Response named(Exchange exchange, Function<Charge, Response> answer) {
    return charges
        .find(Operation.key(exchange))
        .map(answer)
        .orElseGet(() -> Replies.error(404, Assumed.NO_PAYMENT));
  }

  private static Response object(Exchange exchange, Function<ObjectNode, Response> answer) {
    return exchange
        .body()
        .json()
        .filter(JsonNode::isObject)
        .map(body -> answer.apply(body.asObject()))
        .orElseGet(() -> Replies.error(400, Assumed.NO_JSON));
  }

  private static Response told(Charge charge) {
    return Response.json(200, Replies.charge(charge));
  }

  /** The file's address, as a JSON text: the SDKs decode it and show it as a link. */
  private static Response pdf(Charge charge) {
    if (charge.terms.method() != Method.BOLETO) return Replies.error(404, Assumed.NO_PAYMENT);
    String url = Assumed.PDF_URL + charge.terms.key() + ".pdf";
    return Response.json(200, Json.object().stringNode(url));
  }
}
