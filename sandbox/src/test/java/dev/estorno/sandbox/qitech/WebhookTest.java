package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Merchant;
import dev.estorno.sandbox.kit.Json;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What QI Tech sends by itself: two envelopes, one signature. */
class WebhookTest extends QiTechShop {

  private final Merchant merchant = new Merchant();
  private final String toMerchant = "\"callback_url\":\"" + merchant.url() + "\"";

  @AfterEach
  void close() {
    merchant.close();
  }

  @Test
  void areSignedSoThatAnotherLibraryAgrees() throws Exception {
    cancel(order("pending", toMerchant));
    merchant.await(1);
    Merchant.Received it = merchant.received.getFirst();
    var token = new JsonWebSignature();
    token.setCompactSerialization(header(it, "AUTHORIZATION"));
    token.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "ES512"));
    token.setKey(providerKey());
    assertThat(token.verifySignature()).isTrue();
    JsonNode claims = Json.parse(token.getPayload().getBytes()).orElseThrow();
    assertThat(claims.path("payload_md5").asString()).isEqualTo(md5(it.body()));
    assertThat(claims.path("method").asString()).isEqualTo("POST");
    assertThat(claims.path("uri").asString()).isEqualTo("/callback");
    assertThat(claims.path("timestamp").asString()).matches("[0-9-]{10}T[0-9:]{8}\\.\\d{6}Z");
    assertThat(header(it, "API-CLIENT-KEY")).isEqualTo(credential("client_key"));
  }

  @Test
  void tellEachChangeOfAnOrder() {
    JsonNode order = order("pending", toMerchant);
    cancel(order);
    merchant.await(1);
    JsonNode told = body(0);
    assertThat(told.path("event_type").asString())
        .isEqualTo("baas.automatic_pix.payment_order.status_change");
    assertThat(told.path("origin_key")).isEqualTo(order.path("payment_order_key"));
    assertThat(told.path("data").path("payment_order_status").asString()).isEqualTo("cancelled");
    assertThat(told.path("data").path("outgoing_recurrence_key"))
        .isEqualTo(order.path("outgoing_recurrence_key"));
  }

  @Test
  void tellOfMoneyThatCameInBeforeTheOrderIsPaid() {
    JsonNode order = order("accepted", toMerchant);
    shop.control(
        "POST", "/sandbox/payments/qitech/" + order.path("reference").asString() + "/pay", "");
    merchant.await(2);
    List<String> types =
        merchant.bodies().stream()
            .map(it -> Json.parse(it.getBytes()).orElseThrow())
            .map(it -> it.path("webhook_type").asString("") + it.path("event_type").asString(""))
            .toList();
    assertThat(types)
        .containsExactlyInAnyOrder(
            "baas.pix_transfer.incoming_pix", "baas.automatic_pix.payment_order.status_change");
  }

  @Test
  void tellOfRecurrencesAndBatchesInTheirOwnEnvelopes() {
    order("pending", toMerchant);
    String body =
        """
        {"request_control_key":"98fc62fd-b0a0-4604-9bea-475e91a9dc82","periodicity":"monthly",
         "start_date":"2099-01-05","minimum_recurrence_amount":123.45,"debtor_data":{}}\
        """;
    JsonNode made = call("POST", account() + "/outgoing_recurrence/journey_one", body).json();
    String spi = made.path("outgoing_recurrence_spi_id").asString();
    call(
        "PATCH",
        "/mock/outgoing_recurrence/" + spi,
        "{\"outgoing_recurrence_status\":\"approved\"}");
    merchant.await(1);
    JsonNode told = body(0);
    assertThat(told.propertyNames()).containsExactly("event_type", "origin_key", "data");
    assertThat(told.path("event_type").asString())
        .isEqualTo("baas.automatic_pix.outgoing_recurrence.status_change");
    assertThat(told.path("data").path("outgoing_recurrence_data").toString())
        .isEqualTo("{\"minimum_recurrence_amount\":123.45,\"recurrence_amount\":null}");

    call("POST", "/mock/process_payment_orders", "");
    merchant.await(2);
    JsonNode batch = body(1);
    assertThat(batch.propertyNames()).containsExactly("webhook_type", "webhook_datetime", "data");
    assertThat(batch.path("webhook_type").asString())
        .isEqualTo("baas.automatic_pix.payment_order_conciliation_batch.creation");
    JsonNode one = batch.path("data").path("payment_order_conciliation_batches").path(0);
    assertThat(one.path("reference_date").asString()).isEqualTo("2099-01-05");
    assertThat(one.path("account_key").asString()).isEqualTo(credential("account_key"));
  }

  @Test
  void tellHowAPendingReversalEnded() {
    JsonNode order = order("paid", toMerchant, "\"reversal\":\"rejected\"");
    String path =
        account()
            + "/pix_transfer/"
            + order.path("incoming_pix_transfer_key").asString()
            + "/reversal";
    String body =
        """
        {"request_control_key":"303393bf-8f2e-4ff0-b326-ee7ad612e8ca","reversal_amount":10.00,
         "reversal_reason":"client_request"}\
        """;
    assertThat(call("POST", path, body).status()).isEqualTo(202);
    advance("PT31S");
    merchant.await(1);
    assertThat(body(0).path("webhook_type").asString()).isEqualTo("baas.pix_transfer.outgoing_pix");
    assertThat(body(0).path("data").path("pix_transfer_status").asString()).isEqualTo("rejected");
    assertThat(body(0).path("data").path("error_code").asString()).isEqualTo("PXT000132");
  }

  @Test
  void areTriedAgain() {
    merchant.answer.set(503);
    cancel(order("pending", toMerchant));
    merchant.await(1);
    merchant.answer.set(200);
    advance("PT11S");
    merchant.await(2);
    assertThat(merchant.bodies().get(1)).isEqualTo(merchant.bodies().get(0));
  }

  private JsonNode body(int index) {
    return Json.parse(merchant.bodies().get(index).getBytes()).orElseThrow();
  }

  private static String header(Merchant.Received it, String name) {
    return it.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(entry -> entry.getValue().getFirst())
        .findFirst()
        .orElse("");
  }
}
