package dev.estorno.providers.picpay;

import static dev.estorno.providers.Samples.NOON;
import static dev.estorno.providers.picpay.Orders.ACCOUNT;
import static dev.estorno.providers.picpay.Orders.PICPAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Body;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Request;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out sealed, and what comes in as a signal. */
class PicPayEdgeTest {

  @Test
  void requestsCarryTheTokenAndNeverPrintIt() {
    Request request = Replay.of(Orders.cancel(Orders.whole(OnPaid.REFUND))).request();
    Request sealed = PICPAY.seal(request, ACCOUNT, Secret.NONE, NOON);
    assertThat(sealed.headers())
        .containsEntry("x-picpay-token", "t-secret")
        .containsEntry("Accept", "application/json");
    assertThat(sealed + " " + ACCOUNT).doesNotContain("t-secret").doesNotContain("s-secret");
  }

  @Test
  void aVoidIsSentAsInTheGuide() {
    Request act =
        Replay.of(Orders.cancel(Orders.whole(OnPaid.REFUND)), Orders.status("created")).request();
    assertThat(act.headers()).containsEntry("Content-Type", "application/json");
    assertThat(act.body()).isEqualTo(Body.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          102030    | /payments/102030/status
          a b       | /payments/a%20b/status
          a/b       | /payments/a%2Fb/status
          pedido/é? | /payments/pedido%2F%C3%A9%3F/status
          a%2Fb     | /payments/a%252Fb/status
          a+b&c#d;e | /payments/a%2Bb%26c%23d%3Be/status
          ..        | /payments/%2E%2E/status
          .         | /payments/%2E/status
          a..b      | /payments/a..b/status
          😀        | /payments/%F0%9F%98%80/status
          """)
  void aReferenceStaysOnePartOfThePath(String reference, String path) {
    var it = Samples.whole("picpay", reference, OnPaid.REFUND);
    assertThat(Replay.of(PICPAY.lookUp(it, ACCOUNT)).request().path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"referenceId\":\"102030\",\"authorizationId\":\"a1\"}",
        "{\"referenceId\":102030}",
        "{\"paymentId\":\"102030\",\"status\":\"approved\",\"acquirer\":\"picpay\"}",
      })
  void aSignalNamesThePayment(String body) {
    assertThat(reading(body, "s-secret")).isEqualTo(new Signal.Reading.About("102030"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s-secreT", "s-secret ", "", "t-secret", "S-SECRET"})
  void aSignalWithTheWrongTokenIsForged(String token) {
    assertThat(reading("{\"referenceId\":\"102030\"}", token))
        .isEqualTo(new Signal.Reading.Forged());
  }

  @Test
  void aSignalWithoutATokenOrWithTwoIsForged() {
    String body = "{\"referenceId\":\"102030\"}";
    assertThat(reading(body)).isEqualTo(new Signal.Reading.Forged());
    assertThat(reading(body, "s-secret", "s-secret")).isEqualTo(new Signal.Reading.Forged());
    assertThat(reading(body, "s-secret", "other")).isEqualTo(new Signal.Reading.Forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{}",
        "{\"referenceId\":null}",
        "{\"referenceId\":\"\"}",
        "{\"referenceId\":\"a\\u0000b\"}",
        "{\"referenceId\":\"\\ud83d\"}",
        "{\"referenceId\":{\"a\":1}}",
      })
  void aSignalThatNamesNoPaymentIsUnreadable(String body) {
    assertThat(reading(body, "s-secret")).isEqualTo(new Signal.Reading.Unreadable());
  }

  @Test
  void aSignalThatNamesAPaymentTooLongToBeOneIsUnreadable() {
    String body = "{\"referenceId\":\"" + "9".repeat(201) + "\"}";
    assertThat(reading(body, "s-secret")).isEqualTo(new Signal.Reading.Unreadable());
  }

  private static Signal.Reading reading(String body, String... tokens) {
    var headers = Map.of("x-seller-token", List.of(tokens));
    return PICPAY.about(
        new Signal("POST", "/signals/picpay/main", headers, Body.of(body)), ACCOUNT, NOON);
  }
}
