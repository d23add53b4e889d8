package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in, the token's five minutes, its renewal, and the keys. */
class AuthTest extends LetPayShop {

  private static final String FORM_DATA =
      """
      --X\r
      Content-Disposition: form-data; name="apiKey"\r
      \r
      sandbox-key\r
      --X\r
      Content-Disposition: form-data; name="apiSecret"; filename="x"\r
      Content-Type: text/plain\r
      \r
      "sandbox-secret"\r
      --X--\r
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/x-www-form-urlencoded | apiKey=sandbox-key&apiSecret=sandbox-secret
          application/x-www-form-urlencoded | username=sandbox-key&password=sandbox-secret
          application/x-www-form-urlencoded | x=&apiSecret=sandbox%2Dsecret&apiKey=sandbox-key
          application/x-www-form-urlencoded | {"apiKey":"sandbox-key","apiSecret":"sandbox-secret"}
          application/json;charset=UTF-8    | {"username":"sandbox-key","password":"sandbox-secret"}
          application/vnd.api+json          | {"apiKey":"sandbox-key","apiSecret":"sandbox-secret"}
          text/plain                        | {"apiKey":"sandbox-key","apiSecret":"sandbox-secret"}
          multipart/form-data; boundary=X   | FORM
          multipart/form-data               | FORM
          application/octet-stream          | FORM
          """)
  void theKeysAreTakenHoweverTheyAreSent(String type, String body) {
    Shop.Reply reply = shop.post("/auth", body.replace("FORM", FORM_DATA), "Content-Type", type);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames()).containsExactly("token", "user", "version");
    assertThat(reply.text("version")).isEqualTo("0.5.21");
    assertThat(reply.json().path("user").propertyNames())
        .contains("id", "username", "name", "enable", "open", "role", "merchant_id");
  }

  @Test
  void theQueryWillDo() {
    assertThat(shop.post("/auth?" + KEYS, "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "apiKey=sandbox-key",
        "apiKey=sandbox-key&apiSecret=wrong",
        "apiKey=wrong&apiSecret=sandbox-secret",
        "apikey=sandbox-key&apisecret=sandbox-secret",
        "{}",
        "--",
        "--X\r\n\r\n",
      })
  void wrongKeysAreDenied(String body) {
    assertDenied(shop.post("/auth", body), "/auth");
  }

  @Test
  void theTokenIsAJwt() {
    String[] parts = token.split("\\.", -1);
    assertThat(parts).hasSize(3);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    assertThat(claims).matches("\\{\"sub\":\"sandbox\",.*\"iat\":[0-9.]+,\"exp\":[0-9.]+}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /payment/P",
    "GET, /payment/reference/P",
    "POST, /payment",
    "POST, /payment/P/cancel",
    "POST, /payment/P/capture",
    "POST, /payment/P/sendPayment",
    "POST, /picpay/simple",
    "POST, /refund",
    "GET, /refund/1",
    "GET, /refund/payment/P",
    "GET, /transactionDetails/P",
    "GET, /merchant/contracts/list",
    "GET, /access-key",
    "POST, /access-key",
    "DELETE, /access-key/P",
    "GET, /payment/P/nothing",
  })
  void everyCallNeedsAToken(String method, String path) {
    for (String wrong :
        new String[] {"INVALID_ACCESS_TOKEN", ".", "a.b.c", token + "x", "a" + token}) {
      token = wrong;
      assertDenied(send(method, path, ""), path);
    }
  }

  @Test
  void oneOfSeveralTokensWillDo() {
    String path = "/payment/" + payment("PAID");
    assertThat(shop.get(path, HEADER, "stale", "x-auth-token", token).status()).isEqualTo(200);
  }

  @Test
  void aTokenLastsFiveMinutesOfTheSandboxsClock() {
    String path = "/merchant/contracts/list";
    advance("PT4M58S");
    assertThat(get(path).status()).isEqualTo(200);
    advance("PT2S");
    assertThat(get(path).status()).isEqualTo(401);
  }

  @Test
  void aRenewedTokenLivesOnAndEndsNoOther() {
    String path = "/merchant/contracts/list";
    String first = token;
    advance("PT4M");
    String renewed = get(path).text("refresh_token");
    assertThat(renewed).isNotEqualTo(first);
    token = renewed;
    assertThat(get(path).status()).isEqualTo(200);
    token = first;
    assertThat(get(path).status()).isEqualTo(200);
    advance("PT1M");
    assertThat(get(path).status()).isEqualTo(401);
    token = renewed;
    assertThat(get(path).status()).isEqualTo(200);
    advance("PT4M");
    assertThat(get(path).status()).isEqualTo(401);
  }

  @Test
  void anotherSandboxsTokenIsNone() {
    String before = token;
    shop.control("POST", "/sandbox/reset", "");
    token = before;
    assertThat(get("/access-key").status()).isEqualTo(401);
  }

  @Test
  void businessErrorsRenewTheTokenToo() {
    advance("PT4M");
    token = get("/payment/nobody").text("refresh_token");
    advance("PT4M");
    assertThat(get("/access-key").status()).isEqualTo(200);
  }

  @Test
  void keysAreMadeListedAndRevoked() {
    Shop.Reply made = post("/access-key", "");
    assertThat(made.json().propertyNames()).containsExactly("api_key", "api_secret");
    String key = made.text("api_key");
    String keys = "apiKey=" + key + "&apiSecret=" + made.text("api_secret");
    assertThat(shop.post("/auth", keys).status()).isEqualTo(200);
    Shop.Reply list = get("/access-key");
    assertThat(list.json()).hasSize(2);
    assertThat(list.json().get(1).propertyNames())
        .containsExactly("api_key", "created_at", "last_access");
    assertThat(list.json().get(1).path("created_at").asString())
        .matches("2026-11-20T12:00:0\\d\\.\\d{3}\\+0000");
    Shop.Reply revoked = send("DELETE", "/access-key/" + key, "");
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.body()).isEmpty();
    assertThat(shop.post("/auth", keys).status()).isEqualTo(401);
    assertThat(bare(send("DELETE", "/access-key/" + key, "")))
        .isEqualTo(
            error(
                404,
                "Not Found",
                "We couldn't find this access key. Please make sure you are using the right"
                    + " credentials and the right environment.",
                "/access-key/" + key,
                ""));
  }

  @Test
  void theSandboxsOwnKeyCannotBeDeleted() {
    assertThat(bare(send("DELETE", "/access-key/sandbox-key", "")))
        .isEqualTo(
            error(
                403,
                "Forbidden",
                "The user does not have permission to delete this accessKey",
                "/access-key/sandbox-key",
                ""));
    assertThat(logIn()).isNotEmpty();
  }

  @Test
  void theContractsAreListedByTheNewNameAndTheOld() {
    for (String path : new String[] {"/merchant/contracts/list", "/merchant/contracts"}) {
      var reply = get(path).json();
      var contract = reply.path("contracts").get(0);
      assertThat(contract.path("contractType").asString()).isEqualTo("PAYIN");
      assertThat(contract.path("methods").get(0).path("name").asString()).isEqualTo("PICPAY");
      assertThat(reply.path("contract").path("id")).isEqualTo(contract.path("id"));
      assertThat(reply.path("refresh_token").asString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /payment/P/cancel, 405, Method Not Allowed",
    "GET, /payment/P/cancel, 405, Method Not Allowed",
    "GET, /refund, 405, Method Not Allowed",
    "DELETE, /access-key, 405, Method Not Allowed",
    "POST, /payment/P/nothing, 404, Not Found",
    "GET, /merchant/contracts/none, 404, Not Found",
    "GET, /payment/1/2/3, 404, Not Found",
  })
  void whatIsNotThereIsNotThere(String method, String path, int status, String phrase) {
    assertThat(bare(send(method, path, ""))).isEqualTo(error(status, phrase, phrase, path, ""));
  }

  @Test
  void logInIsAPost() {
    assertThat(shop.get("/auth?" + KEYS).status()).isEqualTo(401);
  }
}
