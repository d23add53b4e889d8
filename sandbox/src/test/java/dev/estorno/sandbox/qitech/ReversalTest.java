package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** "Request the return of a received Pix". */
class ReversalTest extends QiTechShop {

  private static final String KEY = "303393bf-8f2e-4ff0-b326-ee7ad612e8c";

  @Test
  void isSentAndFoundAgain() {
    JsonNode order = order("paid", "\"amount\":14700");
    long before = balance("merchant");
    Shop.Reply reply = reverse(order, "147", 1);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().propertyNames())
        .containsExactly(
            "reversal_status",
            "transaction_amount",
            "pix_transfer_key",
            "end_to_end_id",
            "request_control_key",
            "created_at");
    assertThat(reply.text("reversal_status")).isEqualTo("sent");
    assertThat(reply.text("end_to_end_id")).matches("D32402502\\d{12}\\w{11}");
    assertThat(balance("merchant")).isEqualTo(before - 14700);
    assertThat(effects()).isEqualTo(order.path("reference").asString() + " refunded 14700\n");

    JsonNode found = transfer(order).path("reversals").path(0);
    assertThat(found.propertyNames())
        .containsExactly(
            "end_to_end_id",
            "transfer_amount",
            "reversal_reason",
            "pix_transfer_status",
            "pix_transfer_key",
            "request_control_key",
            "created_at");
    assertThat(found.path("request_control_key").asString()).isEqualTo(KEY + 1);
    assertThat(found.path("pix_transfer_key").asString()).isEqualTo(reply.text("pix_transfer_key"));
    assertThat(get(path(order)).text("payment_order_status")).isEqualTo("paid");
  }

  @Test
  void partsAddUpToTheWholeAndNoFurther() {
    JsonNode order = order("paid", "\"amount\":1000");
    assertThat(reverse(order, "2.50", 1).status()).isEqualTo(201);
    assertThat(reverse(order, "2.50", 2).status()).isEqualTo(201);
    Shop.Reply reply = reverse(order, "5.01", 3);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("code")).isEqualTo("PXT000017");
    assertThat(reply.text("description"))
        .startsWith("Reversal transfers sum amount surpasses that");
    assertThat(reverse(order, "5.00", 3).status()).isEqualTo(201);
    assertThat(view(order).path("refunded").intValue()).isEqualTo(1000);
  }

  @Test
  void aControlKeyWorksOnce() {
    JsonNode order = order("paid");
    assertThat(reverse(order, "1", 1).status()).isEqualTo(201);
    assertThat(reverse(order, "1", 1).text("code")).isEqualTo("QIT000901");
    assertThat(reverse(order("paid"), "1", 1).text("code")).isEqualTo("QIT000901");
    assertThat(shop.effects()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "pending, pending, sent, true",
    "rejected, pending, rejected, false",
    "pending_2fa_approval, pending_2fa_approval, pending_2fa_approval, false",
  })
  void orTakesItsTime(String wish, String first, String last, boolean goes) {
    JsonNode order = order("paid", "\"amount\":1000", "\"reversal\":\"" + wish + "\"");
    long before = balance("merchant");
    Shop.Reply reply = reverse(order, "10.00", 1);
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.text("reversal_status")).isEqualTo(first);
    assertThat(effects()).isEmpty();
    advance("PT31S");
    assertThat(transfer(order).path("reversals").path(0).path("pix_transfer_status").asString())
        .isEqualTo(last);
    assertThat(shop.effects()).hasSize(goes ? 1 : 0);
    assertThat(balance("merchant")).isEqualTo(last.equals("rejected") ? before : before - 1000);
    int again = reverse(order, "10.00", 2).status();
    assertThat(again).isEqualTo(last.equals("rejected") ? 201 : 400);
  }

  @ParameterizedTest
  @CsvSource({"P89D, 201", "P90D, 400", "P91D, 400"})
  void upToNinetyDaysFromItsReceipt(String later, int status) {
    JsonNode order = order("paid");
    advance(later);
    Shop.Reply reply = reverse(order, "10.00", 1);
    assertThat(reply.status()).isEqualTo(status);
    if (status == 400) assertThat(reply.text("code")).isEqualTo("PXT000015");
  }

  @Test
  void whatWasPaidLongAgoCanBePutThere() {
    JsonNode order = order("paid", "\"paid_at\":\"2026-01-05T12:00:00Z\"");
    assertThat(order.path("reference_date").asString()).isEqualTo("2026-01-05");
    assertThat(reverse(order, "10.00", 1).text("code")).isEqualTo("PXT000015");
  }

  @Test
  void takesWhatTheAccountHas() {
    JsonNode order = order("paid", "\"amount\":1000");
    shop.control("PUT", "/sandbox/balances", "{\"provider\":\"qitech\",\"merchant\":999}");
    assertThat(reverse(order, "10.00", 1).text("code")).isEqualTo("PXT000901");
    assertThat(reverse(order, "9.99", 1).status()).isEqualTo(201);
  }

  @Test
  void anUnknownPixIsNotFound() {
    String body = body("1", KEY + 1);
    assertError(
        call("POST", account() + "/pix_transfer/x/reversal", body),
        404,
        "PXT000084",
        "Original Pix Transfer Was Not Found",
        "Original Pix Transfer Was Not Found.",
        "A transação PIX original não foi encontrada.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"reversal_amount\":1,REASON}",
        "{\"request_control_key\":\"1\",\"reversal_amount\":1,REASON}",
        "{\"request_control_key\":\"KEY\",\"reversal_amount\":0,REASON}",
        "{\"request_control_key\":\"KEY\",\"reversal_amount\":1.001,REASON}",
        "{\"request_control_key\":\"KEY\",\"reversal_amount\":1,\"reversal_reason\":\"fraud\"}",
        "{\"request_control_key\":\"KEY\",\"reversal_amount\":1,REASON,LONG}",
      })
  void whatIsNotAsTheTableSaysHasASchemaError(String body) {
    String path =
        account()
            + "/pix_transfer/"
            + order("paid").path("incoming_pix_transfer_key").asString()
            + "/reversal";
    String sent =
        body.replace("KEY", KEY + 1)
            .replace("REASON", "\"reversal_reason\":\"client_request\"")
            .replace("LONG", "\"reversal_message\":\"" + "x".repeat(141) + "\"");
    assertError(
        call("POST", path, sent),
        400,
        "QIT000001",
        "Bad Request",
        "Schema Error",
        "Erro de Schema");
    assertThat(effects()).isEmpty();
  }

  private static Shop.Reply reverse(JsonNode order, String amount, int number) {
    return call("POST", pixPath(order) + "/reversal", body(amount, KEY + number));
  }

  private static JsonNode transfer(JsonNode order) {
    return get(pixPath(order) + "/incoming").json();
  }

  private static String pixPath(JsonNode order) {
    return account() + "/pix_transfer/" + order.path("incoming_pix_transfer_key").asString();
  }

  private static String body(String amount, String key) {
    return """
    {"request_control_key":"%s","reversal_amount":%s,"reversal_reason":"client_request",
     "reversal_message":"Mensagem Pix da Devolução"}\
    """
        .formatted(key, amount);
  }
}
