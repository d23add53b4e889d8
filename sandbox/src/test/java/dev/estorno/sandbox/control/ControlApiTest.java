package dev.estorno.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.SandboxServer;
import dev.estorno.sandbox.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The sandbox's own API, and how it says what is wrong with a request. */
class ControlApiTest {

  private static final SandboxServer SERVER = SandboxServer.start(0, 1);
  private static final Shop SHOP = new Shop(SERVER);

  @AfterAll
  static void stop() {
    SHOP.close();
    SERVER.close();
  }

  @BeforeEach
  void reset() {
    SHOP.control("POST", "/sandbox/reset", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created",
        "expired",
        "analysis",
        "authorized",
        "paid",
        "completed",
        "refunded",
        "chargeback"
      })
  void aPaymentCanBePutInAnyState(String state) {
    JsonNode made = SHOP.payment("\"provider\":\"picpay\",\"state\":\"" + state + "\"");
    assertThat(made.path("provider").asString()).isEqualTo("picpay");
    assertThat(made.path("state").asString()).isEqualTo(state);
    assertThat(made.path("amount").longValue()).isEqualTo(1000);
    String path = "/sandbox/payments/picpay/" + made.path("reference").asString();
    assertThat(SHOP.get(path).json()).isEqualTo(made);
    assertThat(SHOP.effects()).isEmpty();
    assertThat(total()).isZero();
  }

  @Test
  void aPaymentIsMadeAsToldAndAnswersWith201() {
    Shop.Reply reply =
        SHOP.post(
            "/sandbox/payments",
            "{\"provider\":\"picpay\",\"reference\":\"r/1\",\"state\":\"paid\",\"amount\":2051,"
                + "\"cashback\":51,\"authorization_id\":\"601327196d038600273bbf1c\"}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.text("authorization_id")).isEqualTo("601327196d038600273bbf1c");
    assertThat(SHOP.get("/sandbox/payments/picpay/r%2F1").json().path("paid").longValue())
        .isEqualTo(2051);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST payments | '' | '' | must be a JSON object",
        "POST payments | [] | '' | must be a JSON object",
        "POST payments | {} | provider | \"provider\" is needed",
        "POST payments | {\"provider\":\"pikpay\"} | provider | did you mean \"picpay\"?",
        "POST payments | {\"provider\":\"picpay\",\"state\":\"payed\"} | state | mean \"paid\"?",
        "POST payments | {\"provider\":\"picpay\",\"ammount\":1} | ammount | mean \"amount\"?",
        "POST payments | {\"provider\":\"picpay\",\"amount\":10.5} | amount | minor units",
        "POST payments | {\"provider\":\"picpay\",\"amount\":\"10\"} | amount | minor units",
        "POST payments | {\"provider\":\"picpay\",\"amount\":0} | amount | at least 1",
        "POST payments | {\"provider\":\"picpay\",\"amount\":-1} | amount | minor units",
        "POST payments | {\"provider\":\"picpay\",\"amount\":9999999999999999999} | amount | minor",
        "POST payments | {\"provider\":\"picpay\",\"cashback\":1001} | cashback | at most",
        "POST payments | {\"provider\":\"picpay\",\"auto_capture\":\"no\"} | auto_capture | true",
        "POST payments | {\"provider\":\"picpay\",\"expires_at\":\"soon\"} | expires_at | instant",
        "PUT balances | {\"provider\":\"picpay\",\"payr\":1} | payr | did you mean \"payer\"?",
        "PUT balances | {\"provider\":\"picpay\",\"payer\":-1} | payer | from 0 to",
        "PUT balances | {\"payer\":1} | provider | is needed",
        "PUT clock | {} | now | either \"now\" or \"advance\"",
        "PUT clock | {\"now\":\"2026-11-20T12:00:00Z\",\"advance\":\"PT1H\"} | now | either",
        "PUT clock | {\"now\":\"noon\"} | now | an instant such as",
        "PUT clock | {\"now\":\"9999-01-01T00:00:00Z\"} | now | the clock goes from",
        "PUT clock | {\"advance\":\"3 minutes\"} | advance | a duration such as PT3M",
        "PUT clock | {\"advance\":\"-PT3M\"} | advance | forwards only",
        "PUT clock | {\"advance\":\"PT99999999999999H\"} | advance | the clock goes from",
        "PUT clock | {\"advnce\":\"PT3M\"} | advnce | did you mean \"advance\"?",
        "PUT faults | {} | '' | a JSON list",
        "PUT faults | [1] | '' | every entry is a JSON object",
        "PUT faults | [{}] | fault | \"fault\" is needed",
        "PUT faults | [{\"fault\":\"hangs\"}] | fault | did you mean \"hang\"?",
        "PUT faults | [{\"fault\":\"hang\",\"time\":1}] | time | did you mean \"times\"?",
        "PUT faults | [{\"fault\":\"hang\",\"times\":0}] | times | at least 1",
        "PUT faults | [{\"fault\":\"hang\",\"probability\":2}] | probability | from 0 to 1",
        "PUT faults | [{\"fault\":\"hang\",\"provider\":\"x\"}] | provider | one of",
        "PUT faults | [{\"fault\":\"hang\",\"operation\":\"cancle\"}] | operation | \"cancel\"?",
      })
  void whatIsWrongIsNamedWithItsRemedy(String call, String body, String field, String remedy) {
    String[] parts = call.split(" ");
    Shop.Reply reply =
        SHOP.send(
            SHOP.request("/sandbox/" + parts[1]).method(parts[0], BodyPublishers.ofString(body)));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("field").asString("")).isEqualTo(field);
    assertThat(reply.text("detail")).contains(remedy);
    assertThat(reply.text("type")).isEqualTo("about:blank");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, payments/picpay/nobody, 404, no payment nobody at picpay",
    "POST, payments/picpay/nobody/pay, 404, no order nobody",
    "POST, payments/picpay/nobody/sell, 404, can be asked to pay",
    "GET, payments/pickpay/1, 400, did you mean",
    "GET, clok, 404, 'did you mean \"/sandbox/clock\"?'",
    "DELETE, clock, 404, nothing answers DELETE",
  })
  void whatIsNotThereIsSaidToBeMissing(String method, String path, int status, String detail) {
    Shop.Reply reply =
        SHOP.send(SHOP.request("/sandbox/" + path).method(method, BodyPublishers.noBody()));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("detail")).contains(detail);
  }

  @Test
  void aReferenceCanBeTakenOnce() {
    String body = "{\"provider\":\"picpay\",\"reference\":\"1\"}";
    assertThat(SHOP.post("/sandbox/payments", body).status()).isEqualTo(201);
    assertThat(SHOP.post("/sandbox/payments", body).status()).isEqualTo(409);
  }

  @Test
  void whatCannotBePaidAnyMoreIsAConflict() {
    String reference =
        SHOP.payment("\"provider\":\"picpay\",\"state\":\"paid\"").path("reference").asString();
    Shop.Reply reply = SHOP.post("/sandbox/payments/picpay/" + reference + "/pay", "");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("detail")).contains("paid");
  }

  @Test
  void aFreshSandboxHasMoneyEnoughAndBalancesCanBeSet() {
    JsonNode fresh = SHOP.get("/sandbox/balances").json().path("picpay");
    assertThat(fresh.path("merchant").longValue()).isEqualTo(100_000_000);
    assertThat(fresh.path("payer").longValue()).isEqualTo(100_000_000);
    JsonNode set =
        SHOP.control("PUT", "/sandbox/balances", "{\"provider\":\"picpay\",\"merchant\":0}");
    assertThat(set.path("merchant").longValue()).isZero();
    assertThat(set.path("payer").longValue()).isEqualTo(100_000_000);
    assertThat(total()).isZero();
  }

  @Test
  void theClockIsSetAndRunsOn() {
    JsonNode set = SHOP.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T21:59:59-03:00\"}");
    assertThat(Instant.parse(set.path("now").asString()))
        .isBetween("2026-11-21T00:59:59Z", "2026-11-21T01:00:09Z");
    JsonNode later = SHOP.control("PUT", "/sandbox/clock", "{\"advance\":\"P1D\"}");
    assertThat(Instant.parse(later.path("now").asString()))
        .isBetween("2026-11-22T00:59:59Z", "2026-11-22T01:00:09Z");
    assertThat(later.path("version").longValue()).isEqualTo(set.path("version").longValue() + 1);
    assertThat(later.path("offset_millis").longValue() - set.path("offset_millis").longValue())
        .isEqualTo(86_400_000);
    SHOP.control("POST", "/sandbox/reset", "");
    assertThat(SHOP.get("/sandbox/clock").json().path("offset_millis").longValue()).isZero();
  }

  @Test
  void whoeverFollowsTheClockHearsOfAChangeAtOnce() throws Exception {
    long version = SHOP.get("/sandbox/clock").json().path("version").longValue();
    String path = "/sandbox/clock?wait=20&after=" + version;
    var waiting = java.util.concurrent.CompletableFuture.supplyAsync(() -> SHOP.get(path).json());
    assertThat(
            SHOP.get("/sandbox/clock?wait=0&after=" + version).json().path("version").longValue())
        .isEqualTo(version);
    assertThat(waiting).isNotDone();
    SHOP.control("PUT", "/sandbox/clock", "{\"advance\":\"PT1H\"}");
    JsonNode heard = waiting.get(10, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(heard.path("version").longValue()).isEqualTo(version + 1);
    assertThat(SHOP.get(path).json().path("version").longValue()).isEqualTo(version + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after=x", "after=-1", "after=1&wait=soon", "after=99999999999999999999"})
  void aFollowerWhoAsksNonsenseIsTold(String query) {
    assertThat(SHOP.get("/sandbox/clock?" + query).status()).isEqualTo(400);
  }

  @Test
  void aResetForgetsEverythingButGivesNewIds() {
    JsonNode before = SHOP.payment("\"provider\":\"picpay\",\"state\":\"paid\"");
    SHOP.control("PUT", "/sandbox/faults", "[{\"fault\":\"lose_callback\"}]");
    SHOP.control("PUT", "/sandbox/balances", "{\"provider\":\"picpay\",\"payer\":5}");
    SHOP.control("POST", "/sandbox/reset", "");
    String path = "/sandbox/payments/picpay/" + before.path("reference").asString();
    assertThat(SHOP.get(path).status()).isEqualTo(404);
    assertThat(SHOP.get("/sandbox/faults").json()).isEmpty();
    assertThat(SHOP.get("/sandbox/balances").body()).doesNotContain("\"payer\":5,");
    assertThat(SHOP.payment("\"provider\":\"picpay\",\"state\":\"paid\"").path("authorization_id"))
        .isNotEqualTo(before.path("authorization_id"));
  }

  @Test
  void theCredentialsAreNoSecret() {
    assertThat(SHOP.get("/sandbox/credentials").json().path("picpay"))
        .hasToString(
            "{\"x-picpay-token\":\"sandbox-picpay-token\","
                + "\"x-seller-token\":\"sandbox-seller-token\"}");
  }

  @Test
  void effectsCanBeAskedForByReference() {
    for (String reference : new String[] {"a", "b"}) {
      SHOP.payment("\"provider\":\"picpay\",\"reference\":\"" + reference + "\"");
      SHOP.post(
          "/ecommerce/public/payments/" + reference + "/cancellations",
          "",
          "x-picpay-token",
          "sandbox-picpay-token");
    }
    assertThat(SHOP.get("/sandbox/effects").json()).hasSize(2);
    JsonNode one = SHOP.get("/sandbox/effects?provider=picpay&reference=b").json();
    assertThat(one).hasSize(1);
    assertThat(one.path(0).propertyNames())
        .containsExactly("provider", "reference", "effect", "amount", "at");
    assertThat(SHOP.get("/sandbox/effects?provider=letpay").json()).isEmpty();
  }

  private static long total() {
    long total = 0;
    for (JsonNode balance : SHOP.get("/sandbox/balances").json().path("picpay")) {
      total += balance.longValue();
    }
    return total;
  }
}
