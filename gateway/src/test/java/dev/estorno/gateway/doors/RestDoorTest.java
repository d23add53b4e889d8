package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST door over real HTTP. Every reply is also checked against openapi.json. */
class RestDoorTest {
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void aPaymentIsCancelledAndTheReplyTellsAllOfIt() {
    Reply reply =
        doors.cancel(
            "k1",
            """
            {"provider": "toy", "account": "main", "reference": "refund-1", "amount": 1050,
             "currency": "BRL", "on_paid": "refund", "deadline": "2026-11-21T00:00:00-03:00",
             "reason": "sem estoque", "metadata": {"order": "1001", "loja": "São Paulo"}}
            """);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=10");
    assertThat(reply.header("Location")).isEqualTo("/v1/cancellations/" + reply.at("id"));
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.at("state")).isEqualTo("cancelled");
    assertThat(reply.at("effect")).isEqualTo("refunded");
    assertThat(reply.at("amount")).isEqualTo("1050");
    assertThat(reply.at("currency")).isEqualTo("BRL");
    assertThat(reply.at("provider_reference")).isEqualTo("toy-1");
    assertThat(reply.at("deadline")).isEqualTo("2026-11-21T03:00:00Z");
    assertThat(reply.at("created_at")).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(reply.at("reason")).isEqualTo("sem estoque");
    assertThat(reply.at("metadata.loja")).isEqualTo("São Paulo");
    assertThat(doors.get(reply.at("links.self")).json()).isEqualTo(reply.json());
  }

  @Test
  void theLeastThatCanBeSaidIsAFullCancellation() {
    Reply reply = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.at("effect")).isEqualTo("voided");
    assertThat(reply.at("account")).isEqualTo("main");
    assertThat(reply.at("amount")).isEqualTo("null");
    assertThat(reply.at("on_paid")).isEqualTo("refund");
  }

  @ParameterizedTest
  @CsvSource({
    "void-1, 201, cancelled",
    "charged_back-1, 201, refused",
    "pending-1, 202, pending",
    "odd-1, 202, manual",
  })
  void whatIsFinalIs201AndWhatIsNotIs202(String reference, int status, String state) {
    Reply reply =
        doors.post(
            "/v1/cancellations",
            "{\"provider\":\"toy\",\"reference\":\"" + reference + "\"}",
            "Idempotency-Key: k1",
            "Prefer: wait=1");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("state")).isEqualTo(state);
  }

  @Test
  void aRefusalHasOurReasonAndTheProvidersWords() {
    Reply reply = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"charged_back-1\"}");
    assertThat(reply.at("refusal.reason")).isEqualTo("charged_back");
    assertThat(reply.at("refusal.provider_code")).isEqualTo("T1");
    assertThat(reply.at("refusal.provider_text")).isEqualTo("não");
  }

  @Test
  void withoutAWaitTheReplyComesAtOnce() {
    Reply reply =
        doors.post(
            "/v1/cancellations",
            "{\"provider\":\"toy\",\"reference\":\"hang-1\"}",
            "Idempotency-Key: k1");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Preference-Applied")).isEmpty();
    assertThat(reply.at("state")).isEqualTo("submitting");
    assertThat(reply.at("attempts")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=0                         | wait=0",
        "WAIT = \"1\"; foo=bar          | wait=1",
        "respond-async, wait=1, wait=60 | wait=1",
        "wait=-1                        | ''",
        "wait=soon                      | ''",
        "wait                           | ''",
        "wait=1.5                       | ''",
        ",,;=                           | ''",
      })
  void aPreferenceIsHonouredOrIgnored(String prefer, String applied) {
    Reply reply =
        doors.post(
            "/v1/cancellations",
            "{\"provider\":\"toy\",\"reference\":\"hang-1\"}",
            "Idempotency-Key: k1",
            "Prefer: " + prefer);
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Preference-Applied")).isEqualTo(applied);
  }

  @Test
  void nobodyWaitsLongerThanAMinute() {
    Reply reply =
        doors.post(
            "/v1/cancellations",
            "{\"provider\":\"toy\",\"reference\":\"void-1\"}",
            "Idempotency-Key: k1",
            "Prefer: wait=999999999");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Preference-Applied")).isEqualTo("wait=60");
  }

  @Test
  void theSameKeyIsTheSameRequestHoweverItIsSpelt() {
    Reply first = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    Reply again =
        doors.cancel(
            "k1", " {\"on_paid\":\"refund\",\"reference\":\"void-1\",\"provider\":\"toy\"}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    Reply other = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-2\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("type")).isEqualTo("urn:estorno:problem:idempotency_key_reused");
    assertThat(other.at("field")).isEqualTo("Idempotency-Key");
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void aKeyWhoseCancellationWasRefusedLeadsToTheRefusalForEver() {
    String body = "{\"provider\":\"toy\",\"reference\":\"payment_not_found-1\"}";
    Reply first = doors.cancel("k1", body);
    assertThat(doors.cancel("k1", body).at("id")).isEqualTo(first.at("id"));
    assertThat(doors.cancel("k2", body).at("id")).isNotEqualTo(first.at("id"));
    assertThat(doors.toy.asked).hasSize(2);
  }

  @Test
  void manyAtOnceForOnePaymentGetOneRowAndOneEffect() throws Exception {
    String body = "{\"provider\":\"toy\",\"reference\":\"void-1\"}";
    List<String> replies = OpenDoors.atOnce(64, i -> doors.cancel("k" + i / 2, body).body());
    assertThat(replies).hasSize(64).containsOnly(replies.getFirst());
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void theDescriptionIsServedToAnybodyAndHasEveryRoute() {
    Reply reply = doors.rest("GET", "/v1/openapi.json", List.of(), new byte[0]);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json()).isEqualTo(OpenApiCheck.DOCUMENT);
    List<String> described = new ArrayList<>();
    reply
        .json()
        .path("paths")
        .forEachEntry((path, operations) ->
            operations
                .propertyNames()
                .forEach(it -> described.add(it.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(doors.restRoutes())
        .extracting(it -> it.method() + " " + it.template())
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void aHeadIsAGetWithoutItsBody() {
    List<String> headers = List.of("Authorization: Bearer " + OpenDoors.SHOP_KEY);
    Reply reply = doors.rest("HEAD", "/v1/cancellations", headers, new byte[0]);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
  }
}
