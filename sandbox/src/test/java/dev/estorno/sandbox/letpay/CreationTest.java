package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.util.Base64;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** "Simple PicPay", "Create Payment Order" with "Process PicPay Payments", and looking at them. */
class CreationTest extends LetPayShop {

  private static final String SIMPLE =
      """
      {"contract_id":"MY_CONTRACT_ID","reference_id":"MY_REFERENCE_ID",
       "notification_url":"http://127.0.0.1:1/callback/","ip_address":"0.0.0.0",
       "payment":{"amount":123.45,"asset":"BRL","delay_capture":false,"currency":"BRL",
         "country":"BR","picpay":{"expiration_date":"2026-12-31"}},
       "person":{"full_name":"Alice Sonnentag","email":"alice@example.com","tax_id":"39784045087"},
       "extra_data":{"my-conciliation-number":"xxxxxx"}}\
      """;

  private static final String ORDER =
      """
      {"amount":"123.45","reference_id":"MY_REFERENCE_ID","contract_id":"MY_CONTRACT_ID",
       "asset":"BRL","person_firstname":"Alice","person_surname":"Sonnentag",
       "person_email":"alice@example.com","person_taxid":"39784045087","disable_address":true,
       "payment_country":"BR","payment_currency":"BRL"}\
      """;

  private static final String SEND =
      "{\"method\":\"PICPAY\",\"expiration_date\":\"2026-12-31\",\"delay_capture\":false}";

  private static final String TOTALS =
      line(
          """
          "totals":{"amount":123.45,"original_amount":123.45,"original_asset":"BRL",
          "customer_fees":0,"customer_amount":123.45,"asset":"BRL"},"customer_fees":{}\
          """);

  @Test
  void aSimplePaymentIsMadeAndSentInOneStep() {
    Shop.Reply reply = post("/picpay/simple", SIMPLE);
    String payment = reply.text("payment_token");
    assertThat(bare(reply).replaceFirst("\"qr_code\":\"[^\"]+\"", "\"qr_code\":\"Q\""))
        .isEqualTo(
            line(
                """
                {"transaction_status":"PROCESSING","payment_token":"%s",
                "reference_id":"MY_REFERENCE_ID","qr_code":"Q","amount":"123.45",
                "expiration_date":"2026-12-31","refresh_token":"R",%s}\
                """,
                payment, TOTALS));
    assertThat(payment).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(status(payment)).isEqualTo("PROCESSING");
  }

  @Test
  void theQrCodeIsAZippedPicture() throws Exception {
    byte[] zipped = Base64.getDecoder().decode(post("/picpay/simple", SIMPLE).text("qr_code"));
    Inflater inflater = new Inflater();
    inflater.setInput(zipped);
    byte[] picture = new byte[100_000];
    int length = inflater.inflate(picture);
    inflater.end();
    assertThat(length).isBetween(100, 99_999);
    assertThat(new String(picture, 1, 3, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("PNG");
  }

  @Test
  void anOrderIsMadeAndSentInTwoSteps() {
    Shop.Reply made = post("/payment", ORDER);
    String payment = made.json().path("payment").path("payment_token").asString();
    assertThat(bare(made))
        .isEqualTo(
            line(
                """
                {"installments":[{"installments":1,"amount":123.45}],"methods":["PICPAY"],
                "payment":{"payment_token":"%s"},%s,"refresh_token":"R"}\
                """,
                payment, TOTALS));
    assertThat(status(payment)).isEqualTo("CREATED");
    Shop.Reply sent = post("/payment/" + payment + "/sendPayment", SEND);
    assertThat(bare(sent).replaceFirst("\"picpay_qr_code\":\"[^\"]+\"", "\"picpay_qr_code\":\"Q\""))
        .isEqualTo(
            line(
                """
                {"transaction_status":"PROCESSING","payment_token":"%s","picpay_qr_code":"Q",
                "picpay_duedate":"2026-12-31","picpay_amount":"123.45","refresh_token":"R"}\
                """,
                payment));
    assertThat(status(payment)).isEqualTo("PROCESSING");
    Shop.Reply again = post("/payment/" + payment + "/sendPayment", SEND);
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text("message"))
        .isEqualTo("This payment token has already been used in a previous call to sendPayment");
  }

  @ParameterizedTest
  @CsvSource({
    "PAID, false, PAID",
    "PAID, true, PRE_AUTHORIZED",
    "CANCELED, false, CANCELED",
    "IN_ANALYSIS, false, IN_ANALYSIS",
    "DECLINED, false, DECLINED",
    "Alice, false, PROCESSING",
    "PAIDER, false, PROCESSING",
  })
  void theFirstNameForcesAStatus(String name, String delay, String status) {
    String simple =
        SIMPLE
            .replace("Alice Sonnentag", name + " Sonnentag")
            .replace("\"delay_capture\":false", "\"delay_capture\":" + delay);
    Shop.Reply reply = post("/picpay/simple", simple);
    assertThat(reply.text("transaction_status")).isEqualTo("PROCESSING");
    assertThat(status(reply.text("payment_token"))).isEqualTo(status);

    String order = ORDER.replace("\"Alice\"", "\"" + name + "\"");
    String payment = post("/payment", order).json().at("/payment/payment_token").asString();
    post("/payment/" + payment + "/sendPayment", SEND.replace("false", delay));
    assertThat(status(payment)).isEqualTo(status);
    assertThat(effects()).isEmpty();
  }

  @Test
  void aDeclineHasACode() {
    String payment =
        post("/picpay/simple", SIMPLE.replace("Alice", "DECLINED")).text("payment_token");
    assertThat(get("/payment/" + payment).text("errorCode")).isEqualTo("01.03.0001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "39784045087" | "397840450870" | person.tax_id: invalid tax ID number
          "39784045087" | "39784045086" | person.tax_id: invalid tax ID number
          "39784045087" | null | person.tax_id: must not be null
          123.45 | 123.456 | payment.amount: Value must have a maximum of two decimal places.
          123.45 | "x" | payment.amount: must be a number
          123.45 | null | payment.amount: must not be null
          123.45 | 0 | payment.amount: must be greater than or equal to 0.01
          123.45 | 10000.01 | payment.amount: must be less than or equal to 10000.00
          "currency":"BRL" | "currency":"USD" | payment.currency: is not valid
          "country":"BR" | "country":"MX" | payment.country: is not valid
          "reference_id" | "x" | reference_id: must not be null
          "notification_url" | "x" | notification_url: must not be null
          "contract_id" | "x" | contract_id: must not be null
          "2026-12-31" | "31/12/2026" | payment.picpay.expiration_date: must be a date as YYYY-MM-DD
          """)
  void fieldsMustBeWhatTheyShouldBe(String field, String instead, String what) {
    Shop.Reply reply = post("/picpay/simple", SIMPLE.replace(field, instead));
    assertThat(bare(reply))
        .isEqualTo(coded(400, "Bad Request", "00.01.0044", what, "/picpay/simple"));
  }

  @Test
  void aReferenceHasFortyFiveLettersAtMost() {
    String longest = "x".repeat(45);
    assertThat(post("/picpay/simple", SIMPLE.replace("MY_REFERENCE_ID", longest)).status())
        .isEqualTo(200);
    assertThat(
            post("/picpay/simple", SIMPLE.replace("MY_REFERENCE_ID", longest + "x"))
                .text("message"))
        .isEqualTo("reference_id: size must be between 0 and 45");
  }

  @Test
  void theContractMustBeTheMerchants() {
    for (String path : new String[] {"/picpay/simple", "/payment"}) {
      String body = path.equals("/payment") ? ORDER : SIMPLE;
      assertThat(bare(post(path, body.replace("MY_CONTRACT_ID", "INVALID_CONTRACT_ID"))))
          .isEqualTo(
              coded(422, "Unprocessable Entity", "00.01.0021", "Invalid contract / project", path));
      String listed = get("/merchant/contracts/list").json().at("/contracts/0/id").asString();
      assertThat(post(path, body.replace("MY_CONTRACT_ID", listed)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "123.45" | "0.99"  | amount: must be greater than or equal to 1.00
          "123.45" | 123.456 | amount: Value must have a maximum of two decimal places.
          "Alice"  | null    | person_firstname: must not be null
          true     | false   | address_main: must not be null
          """)
  void ordersFieldsMustBeWhatTheyShouldBe(String field, String instead, String what) {
    assertThat(post("/payment", ORDER.replace(field, instead)).text("message")).isEqualTo(what);
  }

  @Test
  void onlyPicPayAndReaisAreTaken() {
    String payment = post("/payment", ORDER).json().at("/payment/payment_token").asString();
    String pix = SEND.replace("PICPAY", "PIX");
    assertThat(post("/payment/" + payment + "/sendPayment", pix).text("message"))
        .isEqualTo("Payment method is not allowed for this contract / project");
    assertThat(post("/payment/" + payment + "/sendPayment", "{}").text("message"))
        .isEqualTo("method: must not be null");
    assertThat(post("/payment", ORDER.replace("\"asset\":\"BRL\"", "\"asset\":\"USD\"")).status())
        .isEqualTo(422);
  }

  @Test
  void theStatusIsToldByTokenAndByReferenceInOtherWords() {
    String payment = post("/picpay/simple", SIMPLE).text("payment_token");
    pay(payment);
    String times = "12:00:\\d\\d\\.\\d{3}";
    String common =
        line(
            """
            "paymentToken":"%s","createdAt":"2026-11-20TNOW","transactionStatus":"PAID",
            "currency":"BRL","amount_received":123.45,"refunded_amount":0,
            "reference":"MY_REFERENCE_ID",\
            """,
            payment);
    String extra = "\"extra_data\":{\"my-conciliation-number\":\"xxxxxx\"}";
    assertThat(bare(get("/payment/" + payment)).replaceAll(times, "NOW"))
        .isEqualTo(
            "{"
                + common
                + "\"expiration_date\":\"2026-12-31T23:59:59.000\",\"errorCode\":\"00.00.0000\","
                + extra
                + ",\"refresh_token\":\"R\"}");
    assertThat(bare(get("/payment/reference/MY_REFERENCE_ID")).replaceAll(times, "NOW"))
        .isEqualTo(
            "{\"payments\":[{"
                + common
                + "\"expirationDate\":\"2026-12-31T23:59:59.000\","
                + extra
                + "}],\"refresh_token\":\"R\"}");
  }

  @Test
  void oneReferenceMayBeUsedTwiceOrNever() {
    post("/picpay/simple", SIMPLE);
    post("/picpay/simple", SIMPLE);
    assertThat(get("/payment/reference/MY_REFERENCE_ID").json().path("payments")).hasSize(2);
    assertThat(get("/payment/reference/nobody").json().path("payments")).isEmpty();
  }

  @Test
  void aDateThatIsOverCountsAsNone() {
    JsonNode reply = post("/picpay/simple", SIMPLE.replace("2026-12-31", "2024-12-31")).json();
    assertThat(reply.path("expiration_date").asString()).isEqualTo("2026-11-22");
    String payment = reply.path("payment_token").asString();
    assertThat(status(payment)).isEqualTo("PROCESSING");
  }

  @Test
  void theDetailsTellTheHistory() {
    String payment = post("/picpay/simple", SIMPLE).text("payment_token");
    pay(payment);
    JsonNode details = get("/transactionDetails/" + payment).json();
    assertThat(details.at("/general_info/external_id").asString()).isEqualTo("MY_REFERENCE_ID");
    assertThat(details.at("/customer_info/tax_id").asString()).isEqualTo("397******87");
    assertThat(details.path("transaction_history").findValuesAsString("status"))
        .containsExactly("PAID", "PROCESSING", "CREATED");
  }
}
