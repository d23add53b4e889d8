package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/payments/charges/...}, and {@code GET} of what was made. */
class CreationTest extends LiquidoShop {
  private static final String EXACT = "2026-11-20T12:00:00Z";

  @ParameterizedTest
  @CsvSource({
    "/pix, PIX_STATIC_QR, pix",
    "/pix, PIX_DYNAMIC_QR, pix",
    "/ame, AME_QR, ame",
    "/pic_pay, PIC_PAY, picPay",
    "/boleto, BOLETO, boleto",
  })
  void everyMethodIsMadeAtItsPathAndWaitsForThePayer(String path, String method, String member) {
    Shop.Reply made = create(path, method, "k1");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.text("transferStatus")).isEqualTo("IN_PROGRESS");
    assertThat(made.text("paymentMethod")).isEqualTo(method);
    assertThat(made.json().path("transferDetails").propertyNames()).containsExactly(member);
    assertThat(get("/k1").body()).isEqualTo(made.body());
    assertThat(create(path + "x", method, "k2").status()).isEqualTo(404);
  }

  @Test
  void aStaticPixHasNoEndAndADynamicOneHasTheOneItWasGiven() {
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"" + EXACT + "\"}");
    logIn();
    JsonNode fixed = create("/pix", "PIX_STATIC_QR", "k1").json().at("/transferDetails/pix");
    assertThat(fixed.path("qrCodeType").asString()).isEqualTo("STATIC");
    assertThat(fixed.path("expirationTime").isNull()).isTrue();
    long end = Instant.parse(EXACT).plusSeconds(7200).getEpochSecond();
    String info = "\"expirationInfo\":{\"expiresAt\":" + end + "}";
    JsonNode dynamic =
        create("/pix", "PIX_DYNAMIC_QR", "k2", info).json().at("/transferDetails/pix");
    assertThat(dynamic.path("qrCodeType").asString()).isEqualTo("DYNAMIC");
    assertThat(dynamic.path("expirationTime").asString()).isEqualTo("2026-11-20 14:00:00 UTC");
    assertThat(dynamic.path("qrCode").asString())
        .contains("2558pix.liquido.example/qr/v2/".substring(4))
        .matches(".*6304[0-9A-F]{4}");
  }

  @ParameterizedTest
  @CsvSource({"3599, 422", "3610, 200", "604790, 200", "604900, 422", "-1, 422"})
  void aDynamicPixLivesBetweenAnHourAndAWeek(long seconds, int status) {
    long end = Instant.parse(shop.get("/sandbox/clock").text("now")).getEpochSecond() + seconds;
    String info = "\"expirationInfo\":{\"expiresAt\":" + end + "}";
    assertThat(create("/pix", "PIX_DYNAMIC_QR", "k1", info).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"idempotencyKey", "amount", "currency", "country", "paymentMethod"})
  void whatIsMissingIsNamed(String field) {
    String body =
        "{\"idempotencyKey\":\"k1\",\"amount\":1,\"currency\":\"BRL\",\"country\":\"BR\","
            + "\"paymentMethod\":\"PIX_STATIC_QR\","
            + PAYER
            + "}";
    String without = body.replace("\"" + field + "\":", "\"x\":");
    Shop.Reply reply = post("/pix", without);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(error(422, field + " is required"));
    assertThat(post("/pix", body.replace("\"payer\"", "\"x\"")).body())
        .isEqualTo(error(422, "payer is required"));
    assertThat(post("/pix", body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sent instead            | what is invalid
          "amount":0                | amount: a whole number above zero
          "amount":-1               | amount: a whole number above zero
          "amount":10.5             | amount: a whole number above zero
          "amount":"100"            | amount: a whole number above zero
          "amount":99999999999      | amount: a whole number above zero
          "currency":"EUR"          | currency: BRL or USD
          "country":"MX"            | country: BR
          "paymentFlow":"SIDEWAYS"  | paymentFlow: DIRECT or REDIRECT
          "paymentMethod":"PIC_PAY" | paymentMethod: it cannot be paid at /pix
          """)
  void whatIsWrongIsNamed(String instead, String answered) {
    Shop.Reply reply = create("/pix", "PIX_STATIC_QR", "k1", instead);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(error(422, answered.replaceFirst(":", " is invalid:")));
    assertThat(get("/k1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the payer                        | what is invalid
          {"name":"João"}                    | name: letters, digits and spaces, without accents
          {"document":{"type":"RG"}}         | document.type: CPF or CNPJ
          {"billingAddress":{"state":"São"}} | billingAddress.state: an abbreviation, such as SP
          """)
  void whatIsWrongWithThePayerIsNamed(String payer, String answered) {
    assertThat(create("/pix", "PIX_STATIC_QR", "k1", "\"payer\":" + payer).body())
        .isEqualTo(error(422, "payer." + answered.replaceFirst(":", " is invalid:")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"payer\":{\"email\":\"a@example.com\"}",
        "\"payer\":{\"name\":\"Cliente - Isabela\"}",
        "\"callbackUrl\":\"\"",
        "\"callbackUrl\":null,\"description\":null",
        "\"riskData\":{},\"orderInfo\":{},\"subMerchantId\":\"UUID\",\"paymentFlow\":\"REDIRECT\"",
      })
  void whatTheDocumentsThemselvesSendIsTaken(String more) {
    assertThat(create("/pix", "PIX_STATIC_QR", "k1", more).status()).isEqualTo(200);
  }

  @Test
  void aWalletWantsTheCountryCodeInThePhone() {
    String phone = "\"payer\":{\"phone\":\"5058149876\"}";
    assertThat(create("/pic_pay", "PIC_PAY", "k1", phone).body())
        .isEqualTo(error(422, "payer.phone is invalid: with +55 in front"));
    assertThat(create("/pix", "PIX_STATIC_QR", "k1", phone).status()).isEqualTo(200);
  }

  @Test
  void dollarsAreConverted() {
    JsonNode made = create("/pix", "PIX_DYNAMIC_QR", "k1", "\"currency\":\"USD\"").json();
    assertThat(made.path("amount").longValue()).isEqualTo(1000);
    assertThat(made.path("finalAmount").longValue()).isEqualTo(5000);
    assertThat(made.path("finalCurrency").asString()).isEqualTo("BRL");
  }

  @Test
  void theSameRequestTwiceIsOneChargeAndAnotherUnderItsKeyIsAConflict() {
    Shop.Reply first = create("/pix", "PIX_STATIC_QR", "k1");
    assertThat(create("/pix", "PIX_STATIC_QR", "k1").body()).isEqualTo(first.body());
    cancel("k1");
    assertThat(create("/pix", "PIX_STATIC_QR", "k1").text("transferStatus")).isEqualTo("CANCELLED");
    Shop.Reply other = create("/pix", "PIX_STATIC_QR", "k1", "\"amount\":2000");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body())
        .isEqualTo(error(409, "The idempotencyKey was used with other parameters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "not json", "\"x\"", "{\"a\":1} x"})
  void aBodyThatIsNoObjectIsTheCallersMistake(String body) {
    Shop.Reply reply = post("/pix", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).isEqualTo(error(400, "The request body is not a JSON object"));
  }

  @Test
  void anUnknownChargeIsNotFound() {
    assertThat(get("/nobody").status()).isEqualTo(404);
    assertThat(get("/nobody").body()).isEqualTo(error(404, "The payment does not exist"));
  }

  @Test
  void aKeyMayHoldAnything() {
    create("/pix", "PIX_STATIC_QR", "a/b c");
    assertThat(get("/a%2Fb%20c").text("idempotencyKey")).isEqualTo("a/b c");
    assertThat(cancel("a%2Fb%20c").text("transferStatus")).isEqualTo("CANCELLED");
  }

  @Test
  void aBoletoHasAFile() {
    create("/boleto", "BOLETO", "k1", "\"paymentTerm\":{\"paymentDeadline\":1671194415}");
    JsonNode boleto = get("/k1").json().at("/transferDetails/boleto");
    assertThat(boleto.path("digitalLine").asString()).matches("[0-9]{47}");
    assertThat(boleto.path("barcode").asString()).matches("[0-9]{44}");
    String[] headers = {
      "Authorization", "Bearer " + token(), "x-api-key", "sandbox-api-key",
    };
    assertThat(shop.get("/v1/payments/files/boleto/pdf/k1", headers).body())
        .isEqualTo("\"https://files.liquido.example/boleto/k1.pdf\"");
    assertThat(shop.get("/v1/payments/files/boleto/pdf/k2", headers).status()).isEqualTo(404);
  }
}
