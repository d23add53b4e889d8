package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /payments}, as the API reference has it. */
class CreationTest extends PicPayShop {

  private static final String LEAST =
      "\"callbackUrl\":\"http://127.0.0.1:1/callback\",\"buyer\":{\"document\":\"123.456.789-10\"}";

  @Test
  void aNewOrderIsAnsweredWithItsUrlExpiryAndQrCode() {
    Shop.Reply reply =
        create(
            """
            {"referenceId":"102030","callbackUrl":"http://www.sualoja.com.br/callback",
             "returnUrl":"http://www.sualoja.com.br/cliente/pedido/102030","leaveUrl":null,
             "value":20.51,"expiresAt":"2050-05-01T16:00:00-03:00","channel":"my-channel",
             "purchaseMode":"in-store","softDescriptor":"MinhaLoja","autoCapture":true,
             "notification":{"disablePush":true,"disableEmail":true},
             "buyer":{"firstName":"João","lastName":"Da Silva","document":"123.456.789-10",
              "email":"teste@picpay.com","phone":"+55 27 12345-6789"}}
            """);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .containsExactly("referenceId", "paymentUrl", "expiresAt", "qrcode");
    assertThat(reply.text("referenceId")).isEqualTo("102030");
    assertThat(reply.text("expiresAt")).isEqualTo("2050-05-01T16:00:00-03:00");
    String url = reply.text("paymentUrl");
    assertThat(url).startsWith("https://app.picpay.com/checkout/");
    byte[] checkout = Base64.getDecoder().decode(url.substring(url.lastIndexOf('/') + 1));
    assertThat(new String(checkout, StandardCharsets.US_ASCII)).matches("[0-9a-f]{24}");
    assertThat(reply.json().path("qrcode").path("content").asString()).isEqualTo(url);
    assertThat(reply.json().path("qrcode").path("base64").asString())
        .startsWith("data:image/png;base64,");
  }

  @Test
  void aNewOrderIsCreatedAndUnpaid() {
    create("{\"referenceId\":\"1\",\"value\":10," + LEAST + ",\"additionalInfo\":[null]}");
    JsonNode status = status("1").json();
    assertThat(status.path("status").asString()).isEqualTo("created");
    assertThat(status.has("authorizationId")).isFalse();
    assertThat(status.path("summary"))
        .hasToString("{\"authorized\":0.00,\"paid\":0.00,\"refunded\":0.00}");
    assertThat(status.path("additionalInfo")).hasToString("[null]");
    assertThat(status.path("createdAt").asString()).matches(".*T..:..:..\\.[0-9]{6}Z");
  }

  @Test
  void everythingThatIsMissingIsNamedInTheOrderThatPicPayNamesIt() {
    Shop.Reply reply = create("{}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("message")).isEqualTo(VALIDATION);
    assertThat(reply.json().path("errors"))
        .extracting(
            error -> error.path("field").asString() + ": " + error.path("message").asString())
        .containsExactly(
            "referenceId: O campo reference id é obrigatório.",
            "value: O campo value é obrigatório.",
            "callbackUrl: O campo callback url é obrigatório.",
            "buyer: O campo buyer é obrigatório.",
            "buyer.document: O campo buyer.document é obrigatório.");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"value\":20.519', value, O campo value deve ter no máximo 2 casas decimais.",
    "'\"value\":1e999999', value, O campo value deve ter no máximo 2 casas decimais.",
    "'\"value\":0', value, O campo value deve ser maior que 0.",
    "'\"value\":-1', value, O campo value deve ser maior que 0.",
    "'\"value\":\"20,51\"', value, O campo value deve ser um número.",
    "'\"value\":true', value, O campo value deve ser um número.",
    "'\"value\":1,\"expiresAt\":\"amanhã\"', expiresAt, O campo expires at não é uma data válida.",
    "'\"value\":1,\"purchaseMode\":\"moon\"', purchaseMode, "
        + "O campo purchase mode selecionado é inválido.",
  })
  void oneWrongFieldIsNamed(String fields, String field, String message) {
    Shop.Reply reply = create("{\"referenceId\":\"1\"," + fields + "," + LEAST + "}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(wrong(field, message));
  }

  @ParameterizedTest
  @CsvSource({
    "2050-05-01T16:00:00-03:00, 2050-05-01T16:00:00-03:00",
    "2050-05-01T16:00:00-0300, 2050-05-01T16:00:00-03:00",
    "2050-05-01T16:00:00+05:00, 2050-05-01T08:00:00-03:00",
    "2050-05-01T16:00:00.123Z, 2050-05-01T13:00:00-03:00",
    "2050-05-01 16:00:00, 2050-05-01T16:00:00-03:00",
  })
  void expiryIsReadInAllFormsThatClientsSend(String sent, String answered) {
    String body =
        "{\"referenceId\":\"1\",\"value\":1,\"expiresAt\":\"" + sent + "\"," + LEAST + "}";
    assertThat(create(body).text("expiresAt")).isEqualTo(answered);
  }

  @Test
  void optionalFieldsMayBeNullOrEmpty() {
    Shop.Reply reply =
        create(
            "{\"referenceId\":\"1\",\"value\":\"20.51\",\"expiresAt\":\"\",\"channel\":null,"
                + "\"purchaseMode\":\"\",\"autoCapture\":null,\"returnUrl\":\"\","
                + LEAST
                + "}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(OffsetDateTime.parse(reply.text("expiresAt"))).isAfter(OffsetDateTime.now());
    assertThat(view(reply.json().path("referenceId").asString())).contains("\"amount\":2051");
  }

  @Test
  void aNumericReferenceIsEchoedAsText() {
    Shop.Reply reply = create("{\"referenceId\":100000000,\"value\":0.50," + LEAST + "}");
    assertThat(reply.body()).contains("\"referenceId\":\"100000000\"");
    assertThat(status("100000000").body()).contains("\"referenceId\":\"100000000\"", "0.50");
  }

  @Test
  void aReferenceIsUniqueForEver() {
    JsonNode order = order("expired");
    Shop.Reply reply =
        create("{\"referenceId\":\"" + reference(order) + "\",\"value\":1," + LEAST + "}");
    assertThat(reply.body())
        .isEqualTo(wrong("referenceId", "O campo reference id já está sendo utilizado."));
  }

  @Test
  void anOrderWhoseExpiryHasPassedIsMadeAndExpiresAtOnce() {
    create(
        "{\"referenceId\":\"1\",\"value\":1,\"expiresAt\":\"2020-12-12T15:53:00+05:00\","
            + LEAST
            + "}");
    assertThat(status("1").text("status")).isEqualTo("expired");
    assertThat(effects()).isEmpty();
  }

  private static String view(String reference) {
    return shop.get("/sandbox/payments/picpay/" + reference).body();
  }
}
