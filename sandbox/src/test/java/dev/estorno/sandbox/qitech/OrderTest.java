package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import dev.estorno.sandbox.kit.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** "Query Payment Order", "Update Payment Order", and the lists. */
class OrderTest extends QiTechShop {

  @Test
  void aPaidOrderIsToldAsInTheDocument() {
    JsonNode order = order("paid", "\"amount\":12553", "\"reference_date\":\"2026-11-20\"");
    JsonNode told = get(path(order)).json();
    assertThat(told.propertyNames())
        .containsExactly(
            "outgoing_recurrence_spi_id",
            "payment_order_status",
            "reference_date",
            "payment_order_conciliation_batch_key",
            "receiver_conciliation_id",
            "transaction_amount",
            "transaction_key",
            "incoming_pix_transfer_key",
            "debtor_account_data",
            "created_at",
            "paid_at",
            "payment_order_attempts");
    assertThat(told.path("outgoing_recurrence_spi_id").asString())
        .matches("RN32402502\\d{8}\\w{11}");
    assertThat(told.path("payment_order_status").asString()).isEqualTo("paid");
    assertThat(told.path("transaction_amount").decimalValue()).isEqualTo("125.53");
    assertThat(told.path("debtor_account_data").propertyNames())
        .containsExactly("account_number", "account_digit", "account_branch", "ispb");
    assertThat(told.path("paid_at").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    JsonNode attempt = told.path("payment_order_attempts").path(0);
    assertThat(attempt.path("payment_order_attempt_status").asString()).isEqualTo("sent");
    assertThat(attempt.path("end_to_end_id").asString())
        .hasSize(32)
        .isEqualTo(view(order).path("end_to_end_id").asString());
  }

  @Test
  void whatIsNotThereYetIsNull() {
    JsonNode told = get("/automatic_pix" + path(order("pending_conciliation"))).json();
    assertThat(told.path("payment_order_status").asString()).isEqualTo("pending_conciliation");
    for (String field : new String[] {"transaction_amount", "transaction_key", "paid_at"}) {
      assertThat(told.path(field).isNull()).as(field).isTrue();
    }
    assertThat(told.path("payment_order_attempts").isEmpty()).isTrue();
  }

  @Test
  void aRejectedOneTellsWhy() {
    JsonNode attempt = get(path(order("rejected"))).json().path("payment_order_attempts").path(0);
    assertThat(attempt.path("payment_order_attempt_error").propertyNames())
        .containsExactly("code", "description", "translation");
  }

  @Test
  void anUnknownOneIsNotFound() {
    Shop.Reply reply = get(path(order("pending")) + "0");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("translation")).startsWith("Lote de conciliação ");
  }

  @Test
  void anAmountMakesItPending() {
    JsonNode order = order("pending_conciliation");
    Shop.Reply reply = call("PATCH", path(order), "{\"transaction_amount\":100}");
    assertThat(reply).isEqualTo(new Shop.Reply(200, "{}"));
    assertThat(view(order).path("amount").intValue()).isEqualTo(10000);
    assertThat(state(order)).isEqualTo("pending");
    assertThat(call("PATCH", path(order), "{\"transaction_amount\":99.90}").status())
        .isEqualTo(200);
    assertThat(view(order).path("amount").intValue()).isEqualTo(9990);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"transaction_amount\":0}",
        "{\"transaction_amount\":-1}",
        "{\"transaction_amount\":0.001}",
        "{\"transaction_amount\":\"100\"}",
        "{\"transaction_amount\":null}",
        "{\"transaction_amount\":1e99}",
        "[]"
      })
  void anAmountThatIsNoneHasAnInvalidSchema(String body) {
    Shop.Reply reply = call("PATCH", path(order("pending_conciliation")), body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("code")).isEqualTo("QIT000002");
  }

  @Test
  void theAmountOfAFixedRecurrenceStays() {
    Shop.Reply reply = call("PATCH", path(order("pending")), "{\"transaction_amount\":100}");
    assertThat(reply.text("code")).isEqualTo("APX000903");
  }

  @Test
  void timeMovesAnOrderThatNobodyCancels() {
    clock("2026-11-20T12:00:00-03:00");
    JsonNode order = order("pending", "\"reference_date\":\"2026-11-23\"");
    clock("2026-11-22T23:59:50-03:00");
    assertThat(state(order)).isEqualTo("pending");
    clock("2026-11-23T00:00:00-03:00");
    assertThat(state(order)).isEqualTo("accepted");
    clock("2026-11-23T08:00:00-03:00");
    assertThat(state(order)).isEqualTo("paid");
    assertThat(effects()).isEmpty();
  }

  @Test
  void whatIsPutInAPastDayStaysThere() {
    JsonNode order = order("pending", "\"reference_date\":\"2020-01-01\"");
    advance("P30D");
    assertThat(state(order)).isEqualTo("pending");
  }

  @Test
  void theyAreListedByPage() {
    for (int i = 0; i < 3; i++) order("pending");
    JsonNode cancelled = order("cancelled");
    String list = account() + "/payment_orders";
    assertThat(get(list).json().path("payment_orders")).hasSize(4);
    assertThat(get(list + "?page=2&page_size=3").json().path("payment_orders")).hasSize(1);
    assertThat(get(list + "?page=0").status()).isEqualTo(400);
    JsonNode one =
        get(list + "?payment_order_status=cancelled").json().path("payment_orders").path(0);
    assertThat(one.path("payment_order_key")).isEqualTo(cancelled.path("payment_order_key"));
  }

  @Test
  void aBatchCountsItsOrders() {
    clock("2026-11-20T12:00:00-03:00");
    String day = "\"reference_date\":\"2026-11-25\"";
    JsonNode first = order("pending", day, "\"amount\":1000");
    JsonNode second = order("pending", day, "\"amount\":550");
    String key = first.path("payment_order_conciliation_batch_key").asString();
    assertThat(second.path("payment_order_conciliation_batch_key").asString()).isEqualTo(key);
    cancel(second);
    JsonNode batch = get(account() + "/payment_order_conciliation_batch/" + key).json();
    assertThat(batch.path("created_at").asString()).startsWith("2026-11-20T15:00:");
    assertThat(batch.asObject().without("created_at"))
        .isEqualTo(
            Json.object()
                .put("payment_order_conciliation_batch_status", "open")
                .put("payment_order_conciliation_batch_type", "fixed_amount")
                .put("total_amount", new java.math.BigDecimal("10.00"))
                .put("conciliated_amount", new java.math.BigDecimal("10.00"))
                .put("total_payment_orders", 1)
                .put("conciliated_payment_orders", 1)
                .put("reference_date", "2026-11-25"));
    assertThat(get(account() + "/payment_order_conciliation_batch/x").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 3",
    "?payment_order_conciliation_batch_type=variable_amount, 1",
    "?payment_order_conciliation_batch_status=completed, 1",
    "?payment_order_conciliation_batch_status=open, 2",
    "?from_date=2027-01-02&to_date=2027-01-31, 1",
    "?page=2&page_size=2, 1",
    "?page=3&page_size=2, 0",
  })
  void batchesAreListed(String query, int size) {
    order("pending", "\"reference_date\":\"2027-01-01\"");
    order("pending_conciliation", "\"reference_date\":\"2027-01-15\"");
    order("paid", "\"reference_date\":\"2026-11-01\"");
    JsonNode list =
        get("/payment_order_conciliation_batches" + query)
            .json()
            .path("payment_order_conciliation_batches");
    assertThat(list).hasSize(size);
  }
}
