package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /oauth2/token}, and what a call without its token or key is told. */
class TokenTest extends LiquidoShop {
  private static final String[] KEY = {"x-api-key", "sandbox-api-key"};

  @Test
  void aTokenIsGivenForAnHour() {
    Shop.Reply reply = askToken(FORM);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .containsExactly("access_token", "expires_in", "token_type");
    assertThat(reply.json().path("expires_in").intValue()).isEqualTo(3600);
    assertThat(reply.text("token_type")).isEqualTo("Bearer");
  }

  @Test
  void aNewOneBeforeEveryCallIsFine() {
    String first = token();
    for (int i = 0; i < 20; i++) {
      assertThat(query("Bearer " + token(), KEY).status()).isEqualTo(404);
    }
    assertThat(query("Bearer " + first, KEY).status()).isEqualTo(404);
  }

  @Test
  void aBasicHeaderIsTakenToo() {
    String basic = "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=";
    assertThat(askToken("grant_type=client_credentials", "Authorization", basic).status())
        .isEqualTo(200);
    assertThat(askToken(FORM, "Authorization", basic).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid_request",
    "client_id=sandbox-client&client_secret=sandbox-secret, invalid_request",
    "grant_type=password&client_id=sandbox-client, unsupported_grant_type",
    "grant_type=client_credentials, invalid_client",
    "grant_type=client_credentials&client_id=sandbox-client&client_secret=no, invalid_client",
    "grant_type=client_credentials&client_id=no&client_secret=sandbox-secret, invalid_client",
    "'{\"grant_type\":\"client_credentials\"}', invalid_request",
  })
  void errorsAreOAuths(String form, String error) {
    Shop.Reply reply = askToken(form);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).isEqualTo("{\"error\":\"" + error + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer T", "bearer T", "BEARER  T", "T", " Bearer T "})
  void aTokenIsKnownInEveryDress(String header) {
    assertThat(query(header.replace("T", token()), KEY).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "Bearer x", "x", "Basic T", "Bearer Tx", "Bearer xT"})
  void anotherOneIsNot(String header) {
    Shop.Reply reply = query(header.replace("T", token()), KEY);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
  }

  @Test
  void noTokenAtAllIsUnauthorizedEvenWithoutAKey() {
    assertThat(shop.get(CHARGES + "/1").status()).isEqualTo(401);
    assertThat(shop.get(CHARGES + "/1", KEY).status()).isEqualTo(401);
  }

  @Test
  void aMissingOrWrongKeyIsForbidden() {
    String token = "Bearer " + token();
    Shop.Reply missing = shop.get(CHARGES + "/1", "Authorization", token);
    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(query(token, "x-api-key", "other").status()).isEqualTo(403);
    assertThat(query(token, "X-API-KEY", "sandbox-api-key").status()).isEqualTo(404);
  }

  @Test
  void aTokenDiesAfterItsHour() {
    String token = "Bearer " + token();
    advance("PT59M");
    assertThat(query(token, KEY).status()).isEqualTo(404);
    advance("PT1M");
    assertThat(query(token, KEY).status()).isEqualTo(401);
    assertThat(query("Bearer " + token(), KEY).status()).isEqualTo(404);
  }

  @Test
  void aTokenDiesWithTheSandboxThatGaveIt() {
    String token = "Bearer " + token();
    shop.control("POST", "/sandbox/reset", "");
    assertThat(query(token, KEY).status()).isEqualTo(401);
  }

  private static Shop.Reply query(String authorization, String... more) {
    return shop.get(CHARGES + "/nobody", "Authorization", authorization, more[0], more[1]);
  }
}
