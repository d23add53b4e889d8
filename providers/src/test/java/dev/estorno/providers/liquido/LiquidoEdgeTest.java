package dev.estorno.providers.liquido;

import static dev.estorno.providers.Samples.NOON;
import static dev.estorno.providers.liquido.Charges.ACCOUNT;
import static dev.estorno.providers.liquido.Charges.LIQUIDO;
import static dev.estorno.providers.liquido.Charges.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Login;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Request;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out sealed, how Liquido is logged in to, and how its times are read. */
class LiquidoEdgeTest {
  private static final Login LOGIN = LIQUIDO.login().orElseThrow();

  @Test
  void requestsCarryTokenAndKeyAndNeverPrintThem() {
    Request request = Replay.of(Charges.cancel(Charges.whole(OnPaid.REFUND))).request();
    Request sealed = LIQUIDO.seal(request, ACCOUNT, new Secret("t-oken"), NOON);
    assertThat(sealed.headers())
        .containsEntry("Authorization", "Bearer t-oken")
        .containsEntry("x-api-key", "a-key")
        .containsEntry("Accept", "application/json");
    assertThat(sealed + " " + ACCOUNT).doesNotContain("t-oken", "a-key", "s&cret");
  }

  @Test
  void aCancelHasTheBodyOfTheSdk() {
    Request act =
        Replay.of(Charges.cancel(Charges.whole(OnPaid.REFUND)), Charges.charge("IN_PROGRESS"))
            .request();
    assertThat(act.headers()).containsEntry("Content-Type", "application/json");
    assertThat(act.body().text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20220602-001 | /v1/payments/charges/20220602-001
          a b          | /v1/payments/charges/a%20b
          a/b          | /v1/payments/charges/a%2Fb
          ..           | /v1/payments/charges/%2E%2E
          é?#          | /v1/payments/charges/%C3%A9%3F%23
          """)
  void aReferenceStaysOnePartOfThePath(String reference, String path) {
    var it = Samples.whole("liquido", reference, OnPaid.REFUND);
    assertThat(Replay.of(LIQUIDO.lookUp(it, ACCOUNT)).request().path()).isEqualTo(path);
  }

  @Test
  void theLoginIsAFormWithoutABasicHeader() {
    Request request = LOGIN.request(ACCOUNT, NOON);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.nature()).isEqualTo(Request.Nature.READ);
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded")
        .doesNotContainKey("Authorization");
    assertThat(request.body().text())
        .isEqualTo("client_id=c+id&client_secret=s%26cret&grant_type=client_credentials");
    assertThat(request).hasToString("token: POST /oauth2/token");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.liquido.com, https://authsg.liquido.com/oauth2/token",
    "https://api-qa.liquido.com, https://auth-dev.liquido.com/oauth2/token",
    "http://127.0.0.1:8090, http://127.0.0.1:8090/oauth2/token",
    "https://proxy.example/liquido, https://proxy.example/liquido/oauth2/token",
  })
  void theLoginGoesToTheHostOfTheTokens(String base, String address) {
    var account = account(base);
    assertThat(LOGIN.request(account, NOON).address(account.base())).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # told                                        | used for
          {"access_token":"t","expires_in":3600}        | PT54M
          {"access_token":"t","expires_in":"300"}       | PT4M30S
          {"access_token":"t"}                          | PT54M
          {"access_token":"t","expires_in":0}           | PT54M
          {"access_token":"t","expires_in":-1}          | PT54M
          {"access_token":"t","expires_in":1e30}        | PT21H36M
          {"access_token":"t","expires_in":"soon"}      | PT54M
          """)
  void aTokenIsRenewedBeforeItsEnd(String body, Duration used) {
    Login.Token token = LOGIN.token(Samples.json(200, body), NOON).orElseThrow();
    assertThat(token.text().reveal()).isEqualTo("t");
    assertThat(token.goodUntil()).isEqualTo(NOON.plus(used));
    assertThat(token.toString()).doesNotContain("\"t\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"access_token\":\"\"}", "{\"access_token\":7}", "[]"})
  void withoutATokenThereIsNone(String body) {
    assertThat(LOGIN.token(Samples.json(200, body), NOON)).isEmpty();
    assertThat(LOGIN.token(Samples.json(500, "{\"access_token\":\"t\"}"), NOON)).isEmpty();
    assertThat(LOGIN.renewed(Samples.json(200, "{\"access_token\":\"t\"}"), NOON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"message\":\"Unauthorized\"}', true",
    "401, '', true",
    "400, '{\"error\":\"invalid_client\"}', true",
    "400, '{\"error\":\"unauthorized_client\"}', true",
    "400, '{\"error\":\"Bad Request\"}', false",
    "400, '{\"transferStatusCode\":400}', false",
    "403, '{\"message\":\"Forbidden\"}', false",
    "200, '{\"error\":\"invalid_client\"}', false",
    "500, '{\"error\":\"invalid_client\"}', false",
  })
  void credentialsAreRejectedByTheseRepliesOnly(int status, String body, boolean rejected) {
    assertThat(LOGIN.rejected(Samples.json(status, body))).isEqualTo(rejected);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-06-02 11:45:44 GMT+08:00, 2022-06-02T03:45:44Z",
    "2022-03-01 21:18:57 GMT-08:00, 2022-03-02T05:18:57Z",
    "2023-06-07 02:39:36 GMT-07:00, 2023-06-07T09:39:36Z",
    "2023-09-22 11:01:27 UTC, 2023-09-22T11:01:27Z",
    "2023-09-22 11:01:27 GMT, 2023-09-22T11:01:27Z",
    "2024-02-29 23:59:59 GMT+05:30, 2024-02-29T18:29:59Z",
    "2022-02-31 00:00:00 UTC, 2022-03-03T00:00:00Z",
  })
  void everyFormOfTimeIsRead(String text, Instant time) {
    assertThat(LiquidoTimes.read(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2022-12-15 19:36:47",
        "2022-12-15",
        "2022-13-15 19:36:47 UTC",
        "2022-12-45 19:36:47 UTC",
        "2022-12-15 24:36:47 UTC",
        "2022-12-15 19:36:47 GMT+19:00",
        "2022-12-15 19:36:47 GMT+8",
        "2022-12-15T19:36:47Z",
        "today"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(LiquidoTimes.read(text)).isEmpty();
  }
}
