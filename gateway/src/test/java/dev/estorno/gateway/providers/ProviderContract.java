package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.estorno.providers.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What every connector must do. A request crosses the whole gateway and real HTTP, and what really
 * happened is read back from the sandbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderContract {
  static final String LEAVE_PAID_ALONE = ",\"on_paid\":\"refuse\"";

  /** Everything there is, started once for the class and cleared before each test. */
  World world;

  abstract Provider provider();

  /** The sandbox's words for the states of a payment. */
  record States(String unpaid, String paid, String closed, String givenBack) {}

  abstract States states();

  /** The sandbox's words for the operations that look, close, give back, and give back a part. */
  record Operations(String look, String close, String giveBack, String givePartBack) {}

  abstract Operations operations();

  /** A reference such as the provider's payments have. */
  String reference() {
    return "r1";
  }

  /** A status of the payment {@code reference}, with a word for it that nobody has heard of. */
  abstract String unheardOf(String reference);

  /** The call that brings a token, such as {@code POST /auth}; empty where there are none. */
  String login() {
    return "";
  }

  /** The body of a signal about the payment. */
  abstract String signal(String reference);

  /** The headers that prove such a signal to come from whoever holds these secrets. */
  abstract Map<String, String> proof(String signal, World world);

  /** The member of a new payment that has the provider call back there. */
  abstract String callbackTo(String url);

  /** A payment for which it is too late; empty where no such time is known. */
  Optional<String> tooLate(World aWorld) {
    return Optional.empty();
  }

  @BeforeAll
  void open(@TempDir Path data) {
    world = new World(provider(), data);
  }

  @AfterAll
  void close() {
    world.close();
  }

  @BeforeEach
  void reset() {
    world.reset();
  }

  @AfterEach
  void noSecretIsLogged() {
    assertThat(world.logged()).doesNotContain(world.secrets());
  }

  @Test
  void unpaidIsVoided() {
    String payment = world.payment(states().unpaid(), "");
    expect("voided", cancel(payment));
    expectEffect(payment, "voided");
  }

  @Test
  void unpaidIsVoidedEvenIfPaidOnesAreLeftAlone() {
    String payment = world.payment(states().unpaid(), "");
    expect("voided", world.caller.cancel(payment, LEAVE_PAID_ALONE));
    expectEffect(payment, "voided");
  }

  @Test
  void paidIsRefunded() {
    String payment = world.payment(states().paid(), "");
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void paidIsLeftAloneIfThatIsMeant() {
    String payment = world.payment(states().paid(), "");
    JsonNode refused = world.caller.cancel(payment, LEAVE_PAID_ALONE);
    assertThat(reason(refused)).isEqualTo("already_settled");
    assertThat(world.effects(payment)).isEmpty();
  }

  @Test
  void unknownIsRefused() {
    assertThat(reason(cancel("nobody-knows-it"))).isEqualTo("payment_not_found");
  }

  @Test
  void tooLateIsRefused() {
    Optional<String> late = tooLate(world);
    assertThat(late.isEmpty()).isEqualTo(provider().facts().deadline().isEmpty());
    late.ifPresent(it -> assertThat(reason(cancel(it))).isEqualTo("deadline_passed"));
  }

  @Test
  void whatSomeoneElseEndedIsDone() {
    expect("voided", cancel(world.payment(states().closed(), "")));
    expect("refunded", cancel(world.payment(states().givenBack(), "")));
  }

  @Test
  void cancelledTwiceItHappensOnce() {
    String payment = world.payment(states().paid(), "");
    expect("refunded", cancel(payment));
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void askedForBySixteenAtOnceItHappensOnce() throws Exception {
    String payment = world.payment(states().paid(), "");
    List<Callable<JsonNode>> all = Stream.generate(() -> call(payment)).limit(16).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(all)) {
        expect("refunded", answer.get());
      }
    }
    expectEffect(payment, "refunded 1000");
  }

  private Callable<JsonNode> call(String payment) {
    return () -> cancel(payment);
  }

  Stream<Trouble> troubles() {
    return Trouble.all(states(), operations());
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whateverBreaksItHappensOnce(Trouble trouble) {
    String payment = world.payment(trouble.state(), "");
    world.fault(trouble.operation(), trouble.fault());
    expect(trouble.effect(), cancel(payment));
    expectEffect(payment, trouble.effect());
  }

  Stream<String> faults() {
    return Trouble.FAULTS.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverBreaksAPartIsGivenBackOnce(String fault) {
    assumeTrue(provider().facts().partial());
    String payment = world.payment(states().paid(), "");
    world.fault(operations().givePartBack(), fault);
    expect("refunded", part(payment, 300));
    assertThat(world.effects(payment)).containsExactly("refunded 300");
  }

  @Test
  void equalPartsAreEachTheirOwnAndTheRestIsTheRest() {
    assumeTrue(provider().facts().partial());
    String payment = world.payment(states().paid(), "");
    expect("refunded", part(payment, 300));
    expect("refunded", part(payment, 300));
    assertThat(reason(part(payment, 401))).isEqualTo("amount_too_large");
    expect("refunded", cancel(payment));
    assertThat(world.effects(payment))
        .containsExactly("refunded 300", "refunded 300", "refunded 400");
  }

  @Test
  void withoutMoneyItWaitsForIt() {
    String payment = world.payment(states().paid(), "");
    world.balance("merchant", 0);
    JsonNode begun = world.caller.begin(payment, "");
    JsonNode asked = world.caller.await(begun, it -> it.path("attempts").asInt() > 1);
    assertThat(asked.path("state").asString()).isNotEqualTo("refused");
    assertThat(world.effects(payment)).isEmpty();
    world.balance("merchant", 1000);
    expect("refunded", world.caller.await(begun, ProviderContract::isFinal));
    expectEffect(payment, "refunded 1000");
  }

  @Test
  void anUnheardOfStatusIsNeverActedUpon(@TempDir Path folder) throws IOException {
    try (var stub = new Stub(unheardOf(reference()));
        var gateway = QuickGateway.open(provider(), stub.port(), folder);
        var http = new Http(gateway.port())) {
      var caller = new Caller(http, provider().name().text());
      JsonNode begun = caller.begin(reference(), "");
      JsonNode asked = caller.await(begun, it -> it.path("attempts").asInt() > 2);
      assertThat(isFinal(asked)).isFalse();
      assertThat(stub.asked).anyMatch(it -> it.startsWith("GET "));
      assertThat(stub.asked).allMatch(it -> it.startsWith("GET ") || it.equals(login()));
    }
  }

  @Test
  void aForgedSignalIsNotHeard() {
    String signal = signal(world.payment(states().unpaid(), ""));
    Map<String, String> proof = proof(signal, world);
    assertThat(world.caller.signal(signal, proof).statusCode()).isEqualTo(200);
    assertThat(world.caller.signal(signal, Map.of()).statusCode()).isEqualTo(401);
    proof.forEach((name, value) -> {
      var forged = new HashMap<>(proof);
      forged.put(name, value.substring(0, value.length() - 1) + "~");
      assertThat(world.caller.signal(signal, forged).statusCode()).as(name).isEqualTo(401);
    });
  }

  @Test
  void aSignalBeforeTheReplyDoesNoHarm() {
    String payment = world.payment(states().paid(), callbackTo(world.signals()));
    world.fault(operations().giveBack(), "delay_reply:PT0.3S");
    expect("refunded", cancel(payment));
    expectEffect(payment, "refunded 1000");
    assertThat(world.callbacks()).isNotEmpty();
  }

  JsonNode cancel(String payment) {
    return world.caller.cancel(payment, "");
  }

  private JsonNode part(String payment, long minor) {
    return world.caller.cancel(payment, ",\"amount\":%d,\"currency\":\"BRL\"".formatted(minor));
  }

  void expectEffect(String payment, String effect) {
    assertThat(world.effects(payment)).hasSize(1).allMatch(it -> it.startsWith(effect));
  }

  void expect(String effect, JsonNode cancellation) {
    assertThat(cancellation.path("effect").asString())
        .as("%s%n%s", cancellation, world.caller.journal(cancellation))
        .isEqualTo(effect);
  }

  static String reason(JsonNode cancellation) {
    return cancellation.path("refusal").path("reason").asString();
  }

  static boolean isFinal(JsonNode cancellation) {
    return List.of("cancelled", "refused").contains(cancellation.path("state").asString());
  }
}
