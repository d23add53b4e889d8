package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import dev.estorno.sandbox.kit.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** QI Tech's page "Cancel a Payment Order", sentence by sentence. */
class CancelTest extends QiTechShop {

  @ParameterizedTest
  @ValueSource(strings = {"pending", "pending_conciliation"})
  void cancelsAndSaysSoInThreeFields(String state) {
    JsonNode order = order(state, "\"amount\":12553");
    Shop.Reply reply = cancel(order);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .isEqualTo(
            Json.object()
                .put("payment_order_key", order.path("payment_order_key").asString())
                .put(
                    "payment_order_conciliation_batch_key",
                    order.path("payment_order_conciliation_batch_key").asString())
                .put("payment_order_status", "cancelled"));
    assertThat(state(order)).isEqualTo("cancelled");
    long amount = state.equals("pending") ? 12553 : 0;
    assertThat(effects())
        .isEqualTo(order.path("reference").asString() + " voided " + amount + "\n");
  }

  @Test
  void isServedWithAndWithoutThePrefix() {
    assertThat(call("PATCH", path(order("pending")) + "/cancel", "{}").status()).isEqualTo(200);
    assertThat(call("PATCH", "/automatic_pix" + path(order("pending")) + "/cancel", "").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "paid", "rejected", "cancelled"})
  void nothingElseCanBeCancelled(String state) {
    JsonNode order = order(state);
    assertThat(cancel(order).status()).isEqualTo(400);
    assertThat(cancel(order).text("code")).isEqualTo("APX000901");
    assertThat(state(order)).isEqualTo(state);
    assertThat(effects()).isEmpty();
  }

  @Test
  void aSecondCancelIsRefused() {
    JsonNode order = order("pending");
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(cancel(order).text("code")).isEqualTo("APX000901");
    assertThat(shop.effects()).hasSize(1);
  }

  @Test
  void anUnknownOrderIsNotFoundInTwoLanguagesOneOfThemWrong() {
    JsonNode order = order("pending");
    String other = order("pending").path("outgoing_recurrence_key").asString();
    String key = order.path("payment_order_key").asString();
    String unknown = "10fc62fd-b0a0-4604-9bea-475e91a9dc82";
    String recurrence = order.path("outgoing_recurrence_key").asString();
    assertNotFound("/outgoing_recurrence/" + recurrence + "/payment_order/" + unknown, unknown);
    assertNotFound("/outgoing_recurrence/" + other + "/payment_order/" + key, key);
    assertNotFound("/outgoing_recurrence/" + recurrence + "/payment_order/no-uuid", "no-uuid");
    assertThat(
            call("PATCH", path(order).replace("/account/8", "/account/9") + "/cancel", "{}")
                .text("code"))
        .isEqualTo("APX000404");
    assertThat(effects()).isEmpty();
  }

  private static void assertNotFound(String path, String key) {
    assertError(
        call("PATCH", "/automatic_pix" + account() + path + "/cancel", "{}"),
        404,
        "APX000404",
        "Payment Order Not Found",
        "Payment Order " + key + " not found.",
        "Lote de conciliação " + key + " não encontrado.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"x\"", "1", "null", "{", "a=b", "\u0000"})
  void whatIsNoObjectHasAnInvalidSchema(String body) {
    JsonNode order = order("pending");
    assertError(
        call("PATCH", "/automatic_pix" + path(order) + "/cancel", body),
        400,
        "QIT000002",
        "Bad Request",
        "Invalid request schema.",
        "Erro no esquema da requisição.");
    assertThat(state(order)).isEqualTo("pending");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # reference_date | São Paulo                     | and so
          2026-11-23       | 2026-11-22T21:59:50-03:00     | 200
          2026-11-23       | 2026-11-22T22:00:00-03:00     | 400
          2026-11-23       | 2026-11-22T23:59:59-03:00     | 400
          2026-11-23       | 2026-11-23T00:00:00Z          | 200
          2026-11-23       | 2026-11-23T00:59:50Z          | 200
          2026-11-23       | 2026-11-23T01:00:00Z          | 400
          2026-12-01       | 2026-11-30T21:59:50-03:00     | 200
          2026-12-01       | 2026-11-30T22:00:00-03:00     | 400
          2027-01-01       | 2026-12-31T21:59:50-03:00     | 200
          2027-01-01       | 2026-12-31T22:00:00-03:00     | 400
          2027-01-01       | 2027-01-01T01:00:00Z          | 400
          2028-03-01       | 2028-02-29T21:59:50-03:00     | 200
          2028-03-01       | 2028-02-29T22:00:00-03:00     | 400
          # Summer time: two hours behind UTC from the 4th of November 2018 to the 16th of February.
          2018-11-04       | 2018-11-04T00:59:50Z          | 200
          2018-11-05       | 2018-11-04T23:59:50Z          | 200
          2018-11-05       | 2018-11-05T00:00:00Z          | 400
          2019-02-17       | 2019-02-17T00:00:00Z          | 400
          2019-02-18       | 2019-02-18T00:59:50Z          | 200
          2019-02-18       | 2019-02-18T01:00:00Z          | 400
          """)
  void untilTenInTheEveningOfTheDayBefore(String day, String now, int status) {
    clock(now);
    JsonNode order = order("pending", "\"reference_date\":\"" + day + "\"");
    Shop.Reply reply = cancel(order);
    assertThat(reply.status()).isEqualTo(status);
    if (status == 400) {
      assertThat(reply.text("code")).isEqualTo("APX000902");
      assertThat(reply.text("description")).contains("until 10 PM on the day before");
      assertThat(state(order)).isEqualTo("pending");
    }
  }

  @Test
  void theViewTellsTheDeadline() {
    clock("2026-11-20T12:00:00Z");
    JsonNode order = order("pending", "\"reference_date\":\"2026-11-23\"");
    assertThat(order.path("deadline").asString()).isEqualTo("2026-11-23T01:00:00Z");
  }
}
