package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The steps of QI Tech's "Scenario Simulation", and the recurrences that they begin with. */
class JourneyTest extends QiTechShop {

  /** Journey one, as its page has it, without the payer's particulars. */
  private static final String BODY =
      """
      {"request_control_key":"98fc62fd-b0a0-4604-9bea-475e91a9dc82","periodicity":"monthly",
       "minimum_recurrence_amount":125,"start_date":"2026-11-28","end_date":"2027-06-10",
       "pix_message":"Conta","recurrence_type":"variable_amount",
       "debtor_data":{"name":"Pagador","contract_id":"1","account_data":{"account_number":"123456",
        "account_digit":"7","account_branch":"0001","ispb":"31872495"}},
       "retry_configuration":{"retry_allowed":true,"retry_rule":{"first_retry":{"day":"1"}}},
       "settlement_date_type":"workdays"}\
      """;

  private static final String QR =
      "\"initial_payment_data\":{\"amount\":22.34,\"qr_code_type\":\"dynamic_term\"},";
  private static final String APPROVED =
      """
      {"outgoing_recurrence_status":"approved","account_data":{"account_number":"1",
       "account_digit":"7","account_branch":"0001","ispb":"31872495"},
       "receiver_conciliation_id":"064b6563329047c59db6902725b8d31e","transaction_amount":250}\
      """;

  @BeforeEach
  void friday() {
    clock("2026-11-20T12:00:00-03:00");
  }

  @Test
  void fromARecurrenceToMoney() {
    JsonNode made = create("journey_one", BODY);
    String spi = made.path("outgoing_recurrence_spi_id").asString();
    assertThat(spi).matches("RR32402502\\d{8}\\w{11}");
    mockOk("PATCH", "/mock/outgoing_recurrence/" + spi, status("pending_confirmation"));
    mockOk("PATCH", "/mock/outgoing_recurrence/" + spi, status("approved"));
    mockOk("POST", "/mock/process_payment_orders", "");
    mockOk("POST", "/mock/process_payment_orders", "");

    JsonNode orders = get(account() + "/payment_orders").json().path("payment_orders");
    assertThat(orders).as("one order for one cycle").hasSize(1);
    JsonNode order = orders.path(0);
    assertThat(order.path("payment_order_status").asString()).isEqualTo("pending_conciliation");
    // The 28th is a Saturday, and this recurrence settles on workdays.
    assertThat(order.path("reference_date").asString()).isEqualTo("2026-11-30");

    String path = orderPath(made, order);
    assertThat(call("PATCH", path, "{\"transaction_amount\":42.50}").status()).isEqualTo(200);
    String key = order.path("payment_order_key").asString();
    mockOk("POST", "/mock/process_payment_order_attempts", "");
    assertThat(told(path)).as("not due yet").isEqualTo("pending");
    mockOk("POST", "/mock/payment_order/" + key + "/update_next_retry_execution_datetime", "");
    mockOk("POST", "/mock/process_payment_order_attempts", "");
    assertThat(told(path)).isEqualTo("accepted");
    assertThat(call("PATCH", path + "/cancel", "{}").text("code")).isEqualTo("APX000901");

    long before = balance("merchant");
    mockOk(
        "POST",
        "/mock/pix_transfer/incoming_pix_transfer",
        "{\"target_account_key\":\"%s\",\"amount\":42.50,\"receiver_conciliation_id\":\"%s\"}"
            .formatted(
                credential("account_key"), order.path("receiver_conciliation_id").asString()));
    assertThat(told(path)).isEqualTo("paid");
    assertThat(balance("merchant")).isEqualTo(before + 4250);
  }

  @Test
  void orToARejection() {
    JsonNode order = order("accepted");
    String key = order.path("payment_order_key").asString();
    mockOk("POST", "/mock/payment_order/" + key + "/reject", "");
    assertThat(told(path(order))).isEqualTo("rejected");
    assertThat(call("POST", "/mock/payment_order/" + key + "/reject", "").status()).isEqualTo(400);
  }

  @Test
  void anOrderOfACancelledRecurrenceIsRejectedWhenTried() {
    JsonNode order = order("pending");
    String recurrence = "/outgoing_recurrence/" + order.path("outgoing_recurrence_key").asString();
    Shop.Reply reply =
        call(
            "PATCH",
            account() + recurrence + "/cancel",
            "{\"outgoing_recurrence_status\":\"cancelled\"}");
    assertThat(reply.json().propertyNames())
        .containsExactly(
            "outgoing_recurrence_key", "outgoing_recurrence_status", "created_at", "updated_at");
    assertThat(reply.text("outgoing_recurrence_status")).isEqualTo("cancelled");
    assertThat(state(order)).isEqualTo("pending");
    String pay = "/sandbox/payments/qitech/" + order.path("reference").asString() + "/pay";
    assertThat(shop.post(pay, "").status()).isEqualTo(409);
    advance("P7D");
    assertThat(state(order)).isEqualTo("rejected");
    assertThat(call("PATCH", account() + recurrence + "/cancel", "{}").text("code"))
        .isEqualTo("QIT000001");
  }

  @ParameterizedTest
  @CsvSource({
    "journey_one, false, false",
    "journey_two, true, false",
    "journey_three, true, true",
    "journey_four, true, true",
  })
  void theFourJourneysAreApproved(String journey, boolean qr, boolean paysAtOnce) {
    JsonNode made = create(journey, BODY.replace("\"pix_message\"", QR + "\"pix_message\""));
    assertThat(made.has("qr_code_data")).isEqualTo(qr);
    String spi = made.path("outgoing_recurrence_spi_id").asString();
    int bare = call("PATCH", "/mock/outgoing_recurrence/" + spi, status("approved")).status();
    assertThat(bare).isEqualTo(qr ? 400 : 200);
    mockOk("PATCH", "/mock/outgoing_recurrence/" + spi, APPROVED);

    String path =
        account() + "/outgoing_recurrence/" + made.path("outgoing_recurrence_key").asString();
    JsonNode told = get(path).json();
    assertThat(told.path("outgoing_recurrence_status").asString()).isEqualTo("approved");
    assertThat(told.path("journey_type").asString()).isEqualTo(journey);
    assertThat(told.path("initial_payment_data").path("transaction_data").has("pix_transfer_key"))
        .isEqualTo(paysAtOnce);
    if (qr) {
      assertThat(told.path("qr_code_data").propertyNames())
          .containsExactly("qr_code_key", "qr_code_url", "qr_code_image");
      String id = made.path("receiver_conciliation_id").asString();
      assertThat(get(account() + "/outgoing_recurrence/qr_code_initial_payment/" + id).json())
          .isEqualTo(told);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"request_control_key\":\"98fc62fd-b0a0-4604-9bea-475e91a9dc82\"",
        "\"periodicity\":\"monthly\"",
        "\"start_date\":\"2026-11-28\"",
        "\"debtor_data\":",
      })
  void aRecurrenceNeedsWhatItsPageMarks(String needed) {
    String body = BODY.replace(needed, needed.replaceFirst("\"", "\"not_"));
    Shop.Reply reply = call("POST", account() + "/outgoing_recurrence/journey_one", body);
    assertError(reply, 400, "QIT000001", "Bad Request", "Schema Error", "Erro de Schema");
  }

  @Test
  void aControlKeyWorksOnce() {
    create("journey_one", BODY);
    Shop.Reply again = call("POST", account() + "/outgoing_recurrence/journey_one", BODY);
    assertThat(again.text("code")).isEqualTo("QIT000901");
  }

  @Test
  void aFixedAmountMakesPendingOrders() {
    String fixed =
        BODY.replace("\"variable_amount\"", "\"fixed_amount\",\"recurrence_amount\":19.90");
    JsonNode made = create("journey_one", fixed);
    mockOk(
        "PATCH",
        "/mock/outgoing_recurrence/" + made.path("outgoing_recurrence_spi_id").asString(),
        status("approved"));
    mockOk("POST", "/mock/process_payment_orders", "");
    JsonNode order = get(account() + "/payment_orders").json().path("payment_orders").path(0);
    assertThat(order.path("payment_order_status").asString()).isEqualTo("pending");
    assertThat(order.path("transaction_amount").decimalValue()).isEqualTo("19.90");
  }

  @Test
  void unknownRecurrencesAndAccountsAreNotFound() {
    assertThat(get(account() + "/outgoing_recurrence/x").text("code")).isEqualTo("APX000001");
    assertThat(get("/account/x/outgoing_recurrence/y").text("code")).isEqualTo("APX000020");
    assertThat(call("PATCH", "/mock/outgoing_recurrence/x", status("approved")).status())
        .isEqualTo(404);
  }

  @Test
  void aPayerSeesAcceptsAndCancels() {
    String asked =
        """
        {"request_control_key":"01585acf-b0c3-4389-baf3-a58abbe92d58",
         "recurrence_type":"fixed_amount","transaction_amount":100.50,
         "periodicity":"monthly","journey_type":"journey_one",
         "start_date":"2027-07-01","is_retry_allowed":true}\
        """;
    mockOk("POST", "/mock/incoming_recurrence", asked);
    JsonNode list = get(account() + "/incoming_recurrences").json().path("incoming_recurrences");
    String path =
        account()
            + "/incoming_recurrence/"
            + list.path(0).path("incoming_recurrence_key").asString();
    assertThat(get(path).text("incoming_recurrence_status")).isEqualTo("pending_confirmation");
    assertThat(call("PATCH", path + "/accept", "{}").status()).isEqualTo(200);
    assertThat(get(path).text("incoming_recurrence_status")).isEqualTo("approved");
    Shop.Reply cancelled =
        call("PATCH", path + "/cancel", "{\"incoming_recurrence_status\":\"cancelled\"}");
    assertThat(cancelled.text("incoming_recurrence_status")).isEqualTo("cancelled");
    assertThat(call("PATCH", path + "/accept", "{}").status()).isEqualTo(400);
  }

  private static JsonNode create(String journey, String body) {
    Shop.Reply reply =
        call("POST", "/automatic_pix" + account() + "/outgoing_recurrence/" + journey, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.json();
  }

  /** "There is no response body in these requests." */
  private static void mockOk(String method, String path, String body) {
    assertThat(call(method, path, body)).isEqualTo(new Shop.Reply(200, ""));
  }

  private static String status(String word) {
    return "{\"outgoing_recurrence_status\":\"" + word + "\"}";
  }

  private static String orderPath(JsonNode recurrence, JsonNode order) {
    return account()
        + "/outgoing_recurrence/"
        + recurrence.path("outgoing_recurrence_key").asString()
        + "/payment_order/"
        + order.path("payment_order_key").asString();
  }

  private static String told(String path) {
    return get(path).text("payment_order_status");
  }
}
