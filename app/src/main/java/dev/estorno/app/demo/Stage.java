package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.VtexClient;
import dev.estorno.app.client.Web;
import dev.estorno.app.demo.Shot.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Where scenes are played: puts payments, cancels them, looks at what came of it, and tells. */
final class Stage {
  /** How one line comes about. */
  interface Ask {
    Answer ask() throws IOException;
  }

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SandboxClient sandbox;
  private final RestClient rest;
  private final VtexClient vtex;
  private final Consumer<Shot> audience;
  private final List<Shot> shots = new ArrayList<>();
  private int requests;

  Stage(SandboxClient sandbox, RestClient rest, VtexClient vtex, Consumer<Shot> audience) {
    this.sandbox = sandbox;
    this.rest = rest;
    this.vtex = vtex;
    this.audience = audience;
  }

  SandboxClient sandbox() {
    return sandbox;
  }

  List<Shot> shots() {
    return List.copyOf(shots);
  }

  /** A payment in that state; gives its reference. Amounts are minor units. */
  String payment(Cast cast, String state, long amount, long cashback) throws IOException {
    ObjectNode body = object().put("provider", cast.provider()).put("state", state);
    body.put("amount", amount);
    if (cashback > 0) {
      body.put("cashback", cashback);
    }
    return sandbox.create(body.toString());
  }

  /** From now on, this goes wrong once at that operation. */
  void faultOnce(Cast cast, String operation, String fault) throws IOException {
    ObjectNode rule = object().put("provider", cast.provider()).put("operation", operation);
    sandbox.faults(Web.JSON.createArrayNode().add(rule.put("fault", fault).put("times", 1)) + "");
  }

  void merchantBalance(Cast cast, long minor) throws IOException {
    sandbox.balances(object().put("provider", cast.provider()).put("merchant", minor).toString());
  }

  void letTimePass(Duration time) throws IOException {
    sandbox.clock(object().put("advance", time.toString()).toString());
  }

  /** What to cancel in REST's words. */
  ObjectNode all(Cast cast, String reference) {
    ObjectNode body = object().put("provider", cast.provider()).put("account", "main");
    return body.put("reference", reference);
  }

  Ask byRest(ObjectNode body) {
    return byRest(body, nextRequest(), PATIENCE);
  }

  Ask byRest(ObjectNode body, String key, Duration wait) {
    return () -> Answer.rest(rest.cancel(body, key, wait));
  }

  /** VTEX knows the provider's reference as tid; where it can be one, paymentId is the same. */
  Ask byVtex(Cast cast, String reference, String requestId) {
    String paymentId = reference.replace('/', '-');
    return () -> Answer.vtex(vtex.cancel(cast.vtexStore(), paymentId, reference, requestId));
  }

  /** The same ask; an answer that speaks of another cancellation is told as such. */
  Ask sameAs(Answer first, Ask ask) {
    return () -> {
      Answer answer = ask.ask();
      return answer.id().equals(first.id())
          ? answer
          : new Answer(answer.status(), answer.words() + ", another id", answer.id());
    };
  }

  String nextRequest() {
    requests++;
    return "demo-" + requests;
  }

  /** Plays one line: looks, asks, looks again, tells. */
  Answer show(String caller, Cast cast, String what, String reference, Ask ask, Wanted wanted)
      throws IOException {
    String before = state(cast, reference);
    long start = System.nanoTime();
    Answer answer = ask.ask();
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    String effect = effect(cast, reference, answer);
    String after = state(cast, reference);
    var shot =
        new Shot(caller, cast.provider(), what, before, answer, effect, after, millis, wanted);
    shots.add(shot);
    audience.accept(shot);
    return answer;
  }

  /** The effect of the very cancellation that the caller was told of. */
  private String effect(Cast cast, String reference, Answer answer) throws IOException {
    return rest.ofPayment(cast.provider(), reference).stream()
        .filter(it -> it.id().equals(answer.id()))
        .map(Row::effect)
        .findFirst()
        .orElse("");
  }

  private String state(Cast cast, String reference) throws IOException {
    return sandbox.stateOrNone(cast.provider(), reference);
  }

  private static ObjectNode object() {
    return Web.JSON.createObjectNode();
  }
}
