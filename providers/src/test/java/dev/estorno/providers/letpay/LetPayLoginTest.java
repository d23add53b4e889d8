package dev.estorno.providers.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Body;
import dev.estorno.providers.Login;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens, and signals. */
class LetPayLoginTest {
  private static final Login LOGIN = new LetPay().login().orElseThrow();

  @Test
  void logsInWithAForm() {
    Request request = LOGIN.request(Letters.ACCOUNT, Samples.NOON);
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /auth");
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded");
    assertThat(request.body().text()).isEqualTo("apiKey=k%26y&apiSecret=s%3Dcret");
    assertThat(request.nature()).isEqualTo(Request.Nature.READ);
    assertThat(request.toString()).doesNotContain("k%26y", "s%3Dcret");
  }

  @Test
  void aTokenIsUsedForNineTenthsOfItsFiveMinutes() {
    var token = LOGIN.token(Samples.json(200, "{\"token\":\"t1\"}"), Samples.NOON).orElseThrow();
    assertThat(token.text()).isEqualTo(new Secret("t1"));
    assertThat(token.goodUntil()).isEqualTo(Samples.NOON.plusSeconds(270));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message":"Access Denied"}
          401 | {"token":"t1"}
          500 | {"token":"t1"}
          200 | {"token":""}
          200 | {"token":7}
          200 | []
          200 | <html></html>
          """)
  void anythingElseIsNoToken(int status, String body) {
    assertThat(LOGIN.token(Samples.json(status, body), Samples.NOON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"refresh_token":"t2"}                | t2
          422 | {"errors":[],"refresh_token":"t2"}    | t2
          502 | {"errors":[],"refresh_token":"t2"}    | t2
          200 | [{"refund_id":1}]                     | ''
          200 | {"token":"t1"}                        | ''
          200 | {"refresh_token":null}                | ''
          200 | <html></html>                         | ''
          """)
  void aRenewedTokenIsTakenFromAnyReplyThatHasOne(int status, String body, String token) {
    Optional<String> renewed =
        LOGIN.renewed(Samples.json(status, body), Samples.NOON).map(it -> it.text().reveal());
    assertThat(renewed.orElse("")).isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource({"401, true", "403, false", "400, false", "200, false", "500, false"})
  void only401SaysThatTheTokenIsDead(int status, boolean rejected) {
    assertThat(LOGIN.rejected(new Reply(status, Map.of(), Body.EMPTY))).isEqualTo(rejected);
  }

  @Test
  void theTokenGoesIntoItsHeader() {
    Request sealed =
        Letters.LETPAY.seal(
            Request.read("status", "GET", "/payment/1"),
            Letters.ACCOUNT,
            new Secret("t1"),
            Samples.NOON);
    assertThat(sealed.headers()).containsEntry("X-Auth-Token", "t1");
    assertThat(sealed.toString()).doesNotContain("t1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"reference_id":"R","payment_token":"8f048623"} | 8f048623
          {"payment_token":"8f048623"}                    | 8f048623
          {"reference_id":"R"}                            | ''
          {"payment_token":""}                            | ''
          [{"payment_token":"8f048623"}]                  | ''
          payment_token=8f048623                          | ''
          """)
  void aSignalOnlyNamesAPayment(String body, String payment) {
    var signal = new Signal("POST", "/signals/letpay/main", Map.of(), Body.of(body));
    assertThat(Letters.LETPAY.about(signal, Letters.ACCOUNT, Samples.NOON))
        .isEqualTo(
            payment.isEmpty()
                ? new Signal.Reading.Unreadable()
                : new Signal.Reading.About(payment));
  }
}
