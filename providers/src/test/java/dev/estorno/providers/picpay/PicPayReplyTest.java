package dev.estorno.providers.picpay;

import static dev.estorno.providers.picpay.Orders.cancel;
import static dev.estorno.providers.picpay.Orders.declined;
import static dev.estorno.providers.picpay.Orders.lookUp;
import static dev.estorno.providers.picpay.Orders.part;
import static dev.estorno.providers.picpay.Orders.status;
import static dev.estorno.providers.picpay.Orders.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Body;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PicPay's replies mean by where they come in a talk; above all the odd ones. */
class PicPayReplyTest {
  private static final String PROBLEM = "{\"message\":\"Problema\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # HTTP | on looking first          | on acting   | on looking up
          200    | not sent                  | unknown     | unknown
          201    | not sent                  | unknown     | unknown
          204    | not sent                  | unknown     | unknown
          302    | not sent                  | unknown     | unknown
          404    | refused payment_not_found | looks again | still live
          408    | not sent                  | unknown     | unknown
          409    | not sent                  | looks again | unknown
          422    | not sent                  | looks again | unknown
          429    | not sent                  | not sent    | not sent
          500    | not sent                  | unknown     | unknown
          502    | not sent                  | unknown     | unknown
          503    | not sent                  | unknown     | unknown
          """)
  void silenceIsClassifiedByWhatWasAsked(int http, String first, String act, String lookUp) {
    Reply odd = Samples.json(http, PROBLEM);
    assertThat(Said.by(Replay.of(cancel(whole(OnPaid.REFUND)), odd).answer())).isEqualTo(first);
    assertThat(Said.by(Replay.of(lookUp(whole(OnPaid.REFUND)), odd).answer())).isEqualTo(lookUp);
    Replay acted = Replay.of(cancel(whole(OnPaid.REFUND)), status("created"), odd);
    if (act.equals("looks again")) {
      assertThat(acted.request().method()).isEqualTo("GET");
    } else {
      assertThat(Said.by(acted.answer())).isEqualTo(act);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void rejectedCredentialsAreNoRefusalOfTheCancellation(int http) {
    Reply rejected = Samples.json(http, "{\"message\":\"O Token informado é inválido\"}");
    for (Replay replay :
        List.of(
            Replay.of(cancel(whole(OnPaid.REFUND)), rejected),
            Replay.of(cancel(whole(OnPaid.REFUND)), status("created"), rejected),
            Replay.of(lookUp(whole(OnPaid.REFUND)), rejected))) {
      assertThat(Said.by(replay.answer())).isEqualTo("not now credentials_rejected");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "7",
        "\"paid\"",
        "{",
        "{}{}",
        "<html><body>502 Bad Gateway</body></html>",
        "{}",
        "{\"status\":null}",
        "{\"status\":7}",
        "{\"status\":[\"expired\"]}",
        "{\"status\":{\"expired\":true}}",
        "{\"status\":\"\"}",
        "{\"status\":\"expired now\"}",
        "{\"status\":\"expired\",\"status\":\"paid\"}",
        "{\"status\":\"expired\",\"referenceId\":\"102031\"}",
        "{\"status\":\"expired\",\"referenceId\":1e5}x",
      })
  void aStatusThatCannotBeReadProvesNothing(String body) {
    Reply odd = Samples.json(200, body);
    assertThat(Said.by(Replay.of(cancel(whole(OnPaid.REFUND)), odd).answer()))
        .isEqualTo("not sent");
    assertThat(Said.by(Replay.of(lookUp(whole(OnPaid.REFUND)), odd).answer())).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html></html>",
        "{}",
        "{\"referenceId\":\"102030\"}",
        "{\"referenceId\":\"102030\",\"cancellationId\":null}",
        "{\"referenceId\":\"102030\",\"cancellationId\":\" \"}",
        "{\"referenceId\":\"102030\",\"cancellationId\":{}}",
        "{\"referenceId\":\"102030\",\"cancellationId\":1.5}",
        "{\"referenceId\":\"another\",\"cancellationId\":\"x9\"}",
      })
  void aSuccessThatNamesNoCancellationMayOrMayNotBeOne(String body) {
    Replay replay =
        Replay.of(cancel(whole(OnPaid.REFUND)), status("created"), Samples.json(200, body));
    assertThat(Said.by(replay.answer())).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"referenceId\":102030,\"status\":\"expired\"}",
        "{\"status\":\"expired\"}",
        "{\"referenceId\":\" 102030 \",\"status\":\" EXPIRED \",\"more\":{\"a\":[1]}}",
      })
  void aStatusIsReadLiberally(String body) {
    Replay replay = Replay.of(lookUp(whole(OnPaid.REFUND)), Samples.json(200, body));
    assertThat(Said.by(replay.answer())).isEqualTo("done voided 102030");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e-999999999",
        "99999999999999999999999999999999",
        "2.505",
        "-2.50",
        "\"R$ 2,50\"",
        "\"NaN\"",
        "true",
        "[2.50]",
        "{\"value\":2.50}",
      })
  void aSumThatIsNoMoneyIsNotMeasured(String refunded) {
    Reply odd = status("paid", "10.00", refunded);
    assertThat(Said.by(Replay.of(cancel(part(300)), odd).answer())).isEqualTo("not now busy");
    assertThat(Said.by(Replay.of(lookUp(part(300, 250)), odd).answer())).isEqualTo("unknown");
  }

  @Test
  void aNotFoundThatIsNotPicPaysProvesNothing() {
    Reply proxy = new Reply(404, Map.of(), Body.of("<html>no route</html>"));
    assertThat(Said.by(Replay.of(cancel(whole(OnPaid.REFUND)), proxy).answer()))
        .isEqualTo("not sent");
    assertThat(Said.by(Replay.of(lookUp(whole(OnPaid.REFUND)), proxy).answer()))
        .isEqualTo("unknown");
  }

  @Test
  void throttledItWaitsAsLongAsPicPayWants() {
    Reply later = new Reply(429, Map.of("retry-after", List.of("7")), Body.EMPTY);
    Answer answer = Replay.of(cancel(whole(OnPaid.REFUND)), later).answer();
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.NotSent.class,
            it -> assertThat(it.notBefore()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void picPaysOwnWordsAreKeptWithoutPersonalData() {
    Replay replay =
        Replay.of(
            cancel(whole(OnPaid.REFUND)),
            status("paid"),
            declined("x", "O CPF 123.456.789-10 de ana@example.com foi recusado"),
            status("paid"));
    assertThat(replay.answer().toString())
        .contains("HTTP 422", "Algumas propriedades", "O CPF *** de *** foi recusado")
        .doesNotContain("123.456", "ana@");
  }
}
