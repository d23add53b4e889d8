package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.client.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider that misbehaves once, at every step of a talk: an unpaid payment, a paid one and part
 * of a paid one still end with exactly one effect each, and the rows say so.
 */
class FaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PART = 700;

  @TempDir private static Path folder;
  private static Running world;

  @BeforeAll
  static void start() {
    world = Running.start(folder);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest(name = "{0} on what acts")
  @CsvSource({
    "hang",
    "hang_after",
    "refuse_connection",
    "drop_request",
    "drop_reply",
    "delay:PT0.2S",
    "delay:PT1S", // longer than the time-out, shorter than the settle time: it acts after all
    "delay_reply:PT1S",
    "status:401",
    "status:408",
    "status:429",
    "status:500",
    "status:503",
    "status_after:500",
    "garbage",
  })
  void theRowsEndRight(String fault) throws Exception {
    cancelAllThree(fault("cancel", fault), fault("cancel", fault), fault("refund", fault));
  }

  @ParameterizedTest(name = "{0} on every question")
  @CsvSource({"hang", "refuse_connection", "drop_reply", "status:429", "status:500", "garbage"})
  void theRowsEndRightAlthoughLookingIsHard(String fault) throws Exception {
    cancelAllThree(
        fault("status", fault),
        fault("status", fault),
        fault("status", fault),
        fault("cancel", "drop_reply"),
        fault("refund", "drop_reply"),
        fault("status", fault));
  }

  /** "I did not do it", although it was done: nobody can see through that, so nobody asks again. */
  @Test
  void aLieIsNotAskedASecondTime() throws Exception {
    int before = world.sandbox.effects().size();
    List<String> payments = List.of(payment("created"), payment("paid"));
    String parted = payment("paid");
    world.sandbox.faults(
        "[%s,%s,%s]"
            .formatted(
                fault("cancel", "status_after:422"),
                fault("cancel", "status_after:422"),
                fault("refund", "status_after:422")));
    for (String it : payments) {
      assertThat(cancel(body(it)).state()).isEqualTo("cancelled");
    }
    assertThat(cancel(body(parted).put("amount", PART)).state()).isEqualTo("manual");
    assertThat(world.sandbox.effects()).hasSize(before + 3);
  }

  @Test
  void aRefusalIsNoDoubt() throws Exception {
    int before = world.sandbox.effects().size();
    String payment = payment("paid");
    world.sandbox.faults("[" + fault("cancel", "status:400") + "]");
    assertThat(cancel(body(payment)).reason()).isEqualTo("request_rejected");
    assertThat(world.sandbox.effects()).hasSize(before);
  }

  private void cancelAllThree(String... faults) throws Exception {
    int before = world.sandbox.effects().size();
    String unpaid = payment("created");
    String paid = payment("paid");
    String parted = payment("paid");
    world.sandbox.faults("[" + String.join(",", faults) + "]");
    List<Row> rows =
        allAtOnce(
            List.of(
                () -> cancel(body(unpaid)),
                () -> cancel(body(paid)),
                () -> cancel(body(parted).put("amount", PART))));
    assertThat(rows).extracting(Row::state).containsOnly("cancelled");
    assertThat(rows).extracting(Row::effect).containsExactly("voided", "refunded", "refunded");
    assertThat(world.sandbox.effects().stream().skip(before))
        .containsExactlyInAnyOrder(
            new Happened("picpay", unpaid, "voided", 2051),
            new Happened("picpay", paid, "refunded", 2051),
            new Happened("picpay", parted, "refunded", PART));
  }

  private static Row cancel(ObjectNode body) throws Exception {
    var told = world.rest.cancel(body, "key-" + body.path("reference").asString(), PATIENCE);
    assertThat(told.status()).as("%s", told.body()).isIn(201, 202);
    return RestClient.row(told);
  }

  private static String fault(String operation, String fault) {
    return "{\"provider\":\"picpay\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":1}"
        .formatted(operation, fault);
  }

  private static String payment(String state) throws Exception {
    return world.sandbox.create(
        "{\"provider\":\"picpay\",\"state\":\"" + state + "\",\"amount\":2051}");
  }

  private static ObjectNode body(String payment) {
    return Web.JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
  }

  private static List<Row> allAtOnce(List<Callable<Row>> calls) throws Exception {
    var rows = new ArrayList<Row>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var it : callers.invokeAll(calls)) {
        rows.add(it.get());
      }
    }
    return rows;
  }
}
