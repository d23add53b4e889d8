package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.client.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Sixty-four callers at once, equal and different, through both doors: one effect, one answer. */
class ManyAtOnceTest {
  private static final int CALLERS = 64;
  private static final Duration WAIT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Running world;

  @BeforeEach
  void start() {
    world = Running.start(folder);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "paid"})
  void equalRequestsByRest(String state) throws Exception {
    String payment = payment(state);
    expectOneEffect(payment, state, allAtOnce(_ -> byRest(payment, "one-key")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "paid"})
  void differentRequestsByRest(String state) throws Exception {
    String payment = payment(state);
    expectOneEffect(payment, state, allAtOnce(it -> byRest(payment, "key-" + it)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "paid"})
  void equalRequestsByVtex(String state) throws Exception {
    String payment = payment(state);
    expectOneEffect(payment, state, allAtOnce(_ -> byVtex(payment, "one-request")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "paid"})
  void differentRequestsByVtex(String state) throws Exception {
    String payment = payment(state);
    expectOneEffect(payment, state, allAtOnce(it -> byVtex(payment, "request-" + it)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "paid"})
  void differentRequestsThroughBothDoors(String state) throws Exception {
    String payment = payment(state);
    var told =
        allAtOnce(
            it -> it % 2 == 0 ? byRest(payment, "key-" + it) : byVtex(payment, "request-" + it));
    expectOneEffect(payment, state, told);
  }

  @Test
  void partsOfOnePaymentAreEachTheirOwnAndNeverMoreThanThePayment() throws Exception {
    String payment =
        world.sandbox.create(
            "{'provider':'picpay','state':'paid','amount':6300}".replace('\'', '"'));
    // 64 parts of 100 are 6400: exactly one of them is too much.
    var told =
        allAtOnce(it -> {
          var answer = world.rest.cancel(body(payment).put("amount", 100), "part-" + it, WAIT);
          String reason = answer.body().path("refusal").path("reason").asString("");
          return answer.text("state") + " " + reason;
        });
    assertThat(told).filteredOn("cancelled "::equals).hasSize(63);
    assertThat(told).filteredOn(it -> it.startsWith("refused")).hasSize(1);
    assertThat(world.sandbox.effects())
        .hasSize(63)
        .containsOnly(new Happened("picpay", payment, "refunded", 100));
  }

  private void expectOneEffect(String payment, String state, List<String> ids) throws Exception {
    assertThat(ids).hasSize(CALLERS);
    assertThat(ids.stream().distinct()).as("one cancellation for all").hasSize(1);
    String effect = state.equals("paid") ? "refunded" : "voided";
    assertThat(world.sandbox.effects())
        .containsExactly(new Happened("picpay", payment, effect, 2051));
    var row = world.rest.find(ids.getFirst());
    assertThat(row.state() + " " + row.effect()).isEqualTo("cancelled " + effect);
  }

  private String byRest(String payment, String key) throws Exception {
    Web.Told told = world.rest.cancel(body(payment), key, WAIT);
    assertThat(told.status()).as("%s", told.body()).isEqualTo(201);
    return told.text("id");
  }

  /** VTEX waits four seconds and no longer; then it asks again, as VTEX does. */
  private String byVtex(String payment, String requestId) {
    return Await.found(
        "a cancellationId",
        WAIT,
        () -> {
          Web.Told told = world.vtex.cancel("dev", payment, payment, requestId);
          String id = told.text("cancellationId");
          assertThat(told.status()).isEqualTo(id.isEmpty() ? 500 : 200);
          return id.isEmpty() ? Optional.empty() : Optional.of(id);
        });
  }

  private String payment(String state) throws Exception {
    return world.sandbox.create(
        "{\"provider\":\"picpay\",\"state\":\"" + state + "\",\"amount\":2051}");
  }

  private static ObjectNode body(String payment) {
    return Web.JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
  }

  private interface Caller {
    String call(int number) throws Exception;
  }

  private static List<String> allAtOnce(Caller caller) throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < CALLERS; i++) {
      int number = i;
      calls.add(() -> caller.call(number));
    }
    var told = new ArrayList<String>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : callers.invokeAll(calls)) {
        told.add(it.get());
      }
    }
    return told;
  }
}
