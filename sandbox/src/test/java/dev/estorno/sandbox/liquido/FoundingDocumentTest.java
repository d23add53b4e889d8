package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.EffectLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page "Cancel a Payment": its request, its answer, at its very seconds. */
class FoundingDocumentTest {

  private static final String REQUEST =
      """
      {"idempotencyKey":"20220602-001","amount":100,"currency":"BRL","country":"BR",
       "paymentMethod":"PIX_STATIC_QR","paymentFlow":"DIRECT",
       "payer":{"email":"thiago@example.com","phone":"5058149876",
         "name":"Thiago Gabriel","document":{"documentId":"00740886967","type":"CPF"},
         "billingAddress":{"zipCode":"04849333","state":"SP","city":"sao paulo",
           "district":"Jardim Gaivotas","street":"Rua 9 de setembro","number":"15",
           "complement":"casa","country":"BR"}},
       "callbackUrl":"http://api.client.com/notifications","description":"hello world"}
      """;

  /** As on the page, but for the end of the code, which is chance and the sum over it. */
  private static final String ANSWER =
      """
      {
      "transferStatusCode": 200,
      "transferErrorMsg": null,
      "idempotencyKey": "20220602-001",
      "referenceId": "20220602-001",
      "paymentMethod": "PIX_STATIC_QR",
      "amount": 100,
      "currency": "BRL",
      "country": "BR",
      "finalAmount": 100,
      "finalCurrency": "BRL",
      "createTime": "2022-06-02 11:45:44 GMT+08:00",
      "scheduledTime": "2022-06-02 12:32:39 GMT+08:00",
      "finalStatusTime": "2022-06-02 11:47:23 GMT+08:00",
      "payer": {
      "name": "Thiago Gabriel",
      "document": {
      "documentId": "00740886967",
      "type": "CPF"
      },
      "email": "thiago@example.com",
      "phone": "5058149876",
      "billingAddress": {
      "zipCode": "04849333",
      "state": "SP",
      "city": "sao paulo",
      "district": "Jardim Gaivotas",
      "street": "Rua 9 de setembro",
      "number": "15",
      "complement": "casa",
      "country": "BR"
      }
      },
      "transferStatus": "CANCELLED",
      "description": "hello world",
      "callbackUrl": "http://api.client.com/notifications",
      "transferDetails": {
      "pix": {
      "qrCode": "00020101021226580014BR.GOV.BCB.PIX01366b780a05-2659-4c6c-80d2-a8bd20c8396f\
      52040000530398654041.005802BR5925Liquido Brl Pagamentos Di\
      6014Belo Horizonte61083038040362290525",
      "qrCodeType": "STATIC",
      "expirationTime": null
      }
      }
      }
      """;

  private final FakeLiquido fake = new FakeLiquido(new SplittableRandom(1), new EffectLog());

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json", "[]"})
  void isAnsweredFieldForField(String body) {
    send("/v1/payments/charges/pix", REQUEST, "2022-06-02T03:45:44Z");
    Response answer =
        send("/v1/payments/charges/cancel/20220602-001", body, "2022-06-02T03:47:23Z");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    String seen =
        answer.body().text().replaceFirst("(?<=62290525)[0-9a-zA-Z]{25}6304[0-9A-F]{4}", "");
    assertThat(seen).isEqualTo(bare(ANSWER));
  }

  @Test
  void whileItIsOpenItHasNoEnd() {
    Response answer = send("/v1/payments/charges/pix", REQUEST, "2022-06-02T03:45:44Z");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text())
        .contains("\"finalStatusTime\":null", "\"transferStatus\":\"IN_PROGRESS\"");
  }

  private Response send(String path, String body, String at) {
    Instant now = Instant.parse(at);
    String token =
        exchange("/oauth2/token", LiquidoShop.FORM, "", now)
            .body()
            .object()
            .path("access_token")
            .asString();
    return exchange(path, body, "bearer " + token, now);
  }

  private Response exchange(String path, String body, String authorization, Instant now) {
    fake.advance(now);
    Map<String, List<String>> headers =
        Map.of(
            "Content-Type",
            List.of("application/json"),
            "Authorization",
            List.of(authorization),
            "x-api-key",
            List.of("sandbox-api-key"));
    return fake.handle(new Exchange("POST", path, headers, Body.of(body)), now);
  }

  /** Without the page's line ends and the blank after a colon. */
  private static String bare(String json) {
    return json.replace("\n", "").replace("\": ", "\":");
  }
}
