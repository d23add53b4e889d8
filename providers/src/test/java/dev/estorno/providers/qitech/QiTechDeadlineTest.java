package dev.estorno.providers.qitech;

import static dev.estorno.providers.qitech.PaymentOrders.cancel;
import static dev.estorno.providers.qitech.PaymentOrders.error;
import static dev.estorno.providers.qitech.PaymentOrders.order;
import static dev.estorno.providers.qitech.PaymentOrders.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Until 10 PM on the day before the reference_date". */
class QiTechDeadlineTest {
  private static final Lifecycle LIFECYCLE = new Lifecycle(Limits.STANDARD);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # reference_date | until, in São Paulo       | which is
          2026-11-23       | 2026-11-22T22:00:00-03:00 | 2026-11-23T01:00:00Z
          2026-12-01       | 2026-11-30T22:00:00-03:00 | 2026-12-01T01:00:00Z
          2027-01-01       | 2026-12-31T22:00:00-03:00 | 2027-01-01T01:00:00Z
          2027-03-01       | 2027-02-28T22:00:00-03:00 | 2027-03-01T01:00:00Z
          2028-03-01       | 2028-02-29T22:00:00-03:00 | 2028-03-01T01:00:00Z
          2028-02-29       | 2028-02-28T22:00:00-03:00 | 2028-02-29T01:00:00Z
          # Summer time began in the night to the 4th of November 2018.
          2018-11-04       | 2018-11-03T22:00:00-03:00 | 2018-11-04T01:00:00Z
          2018-11-05       | 2018-11-04T22:00:00-02:00 | 2018-11-05T00:00:00Z
          2019-02-17       | 2019-02-16T22:00:00-02:00 | 2019-02-17T00:00:00Z
          2019-02-18       | 2019-02-17T22:00:00-03:00 | 2019-02-18T01:00:00Z
          """)
  void isAnInstant(String day, OffsetDateTime local, Instant instant) {
    assertThat(local.toInstant()).isEqualTo(instant);
    assertThat(Said.by(learned(day))).isEqualTo("learned nothing until " + instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # now, in São Paulo              | and so
          2026-11-22T21:59:59-03:00        | SUBMITTING
          2026-11-22T21:59:59.999999-03:00 | SUBMITTING
          2026-11-22T22:00:00-03:00        | REFUSED
          2026-11-22T22:00:01-03:00        | REFUSED
          2026-11-22T20:59:59-03:00        | SUBMITTING
          2026-11-22T21:00:00-03:00        | SUBMITTING
          2026-11-23T00:00:00-03:00        | REFUSED
          """)
  void isKeptToTheSecond(OffsetDateTime now, State.Kind becomes) {
    Cancellation held = Samples.whole("qitech", "r1/p1", OnPaid.REFUND);
    var answered = new Event.Answered(learned("2026-11-23"), now.toInstant());
    Decision decision = LIFECYCLE.decide(held, answered, now.toInstant());
    State after = held.after(decision, now.toInstant()).state();
    assertThat(after.kind()).isEqualTo(becomes);
    if (after instanceof State.Refused(var reason, _)) {
      assertThat(reason.word()).isEqualTo("deadline_passed");
    }
  }

  @Test
  void isNotLearnedTwice() {
    Replay replay = Replay.of(cancel(whole(OnPaid.REFUND)), order("pending"));
    assertThat(replay.request().operation()).isEqualTo("cancel");
  }

  @Test
  void isTheEarlierOfTheCallersAndQiTechs() {
    assertThat(asksWith(PaymentOrders.DEADLINE.minusSeconds(1))).isEqualTo("cancel");
    assertThat(asksWith(PaymentOrders.DEADLINE.plusSeconds(1)))
        .isEqualTo("learned nothing until 2026-11-30T01:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"30/11/2026\"", "\"2026-02-30\"", "20261130", "{}"})
  void isLeftToQiTechWhenTheDayCannotBeRead(String day) {
    Reply order =
        Samples.json(
            200, "{\"payment_order_status\":\"pending\",\"reference_date\":%s}".formatted(day));
    var it = Samples.whole("qitech", "r1/p1", OnPaid.REFUND);
    assertThat(Replay.of(cancel(it), order).request().operation()).isEqualTo("cancel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          It can only be cancelled until 10 PM.                   | deadline_passed
          Só pode ser cancelada até as 22h do dia anterior.       | deadline_passed
          Prazo expirado.                                         | deadline_passed
          Payment Order p1 cannot be cancelled in current status. | not_cancellable
          """)
  void isToldByQiTechsWordsWhenItsClockIsAhead(String text, String reason) {
    Reply no = error(400, "APX000999", text);
    Replay replay = Replay.of(cancel(whole(OnPaid.REFUND)), order("pending"), no, order("pending"));
    assertThat(Said.by(replay.answer())).isEqualTo("refused " + reason);
  }

  @Test
  void isNoneForARefund() {
    Replay replay =
        Replay.of(
            cancel(Samples.whole("qitech", "r1/p1", OnPaid.REFUND)),
            order("paid"),
            PaymentOrders.pix());
    assertThat(replay.request().operation()).isEqualTo("refund");
  }

  private static Answer learned(String day) {
    Reply order =
        Samples.json(
            200, "{\"payment_order_status\":\"pending\",\"reference_date\":\"%s\"}".formatted(day));
    return Replay.of(cancel(Samples.whole("qitech", "r1/p1", OnPaid.REFUND)), order).answer();
  }

  private static String asksWith(Instant callers) {
    var it = Samples.until(callers, Samples.whole("qitech", "r1/p1", OnPaid.REFUND));
    Replay replay = Replay.of(cancel(it), order("pending"));
    return replay.end() instanceof Talk.Ask(var request, _)
        ? request.operation()
        : Said.by(replay.answer());
  }
}
