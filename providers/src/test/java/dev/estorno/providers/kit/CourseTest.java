package dev.estorno.providers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The course of a talk, with a provider that answers one word. */
class CourseTest {

  /** Asks by what it saw, says "done" when it saw "gone"; 200 is yes, 422 no, the rest is doubt. */
  private static final Course.Words<String> WORDS =
      new Course.Words<>() {
        @Override
        public Talk look(Cancellation it, Question asked, Function<String, Talk> next) {
          return Talk.ask(
              Request.read("look", "GET", "/"),
              reply ->
                  reply.isSuccess()
                      ? next.apply(reply.body().text())
                      : Talk.conclude(asked.unread(reply, ProviderWord.NONE)));
        }

        @Override
        public Course.Step step(Cancellation it, String seen) {
          return seen.equals("gone")
              ? new Course.Step.Say(proof(it, seen))
              : new Course.Step.Act(Request.act("act", "POST", "/" + seen), CourseTest::heard);
        }

        @Override
        public Answer proof(Cancellation it, String seen) {
          return seen.equals("gone")
              ? new Answer.Done(Effect.REFUNDED, "")
              : new Answer.StillLive();
        }

        @Override
        public Answer declined(Cancellation it, String seen, Reply reply) {
          return new Answer.NotNow(Reason.BUSY, ProviderWord.NONE);
        }
      };

  private static final Reply NO = Samples.json(422, "");

  private static Optional<Answer> heard(Reply reply) {
    return reply.declines()
        ? Optional.empty()
        : Optional.of(
            reply.isSuccess()
                ? new Answer.Done(Effect.REFUNDED, "x")
                : Question.ACT.unread(reply, ProviderWord.NONE));
  }

  @Test
  void looksThenActs() {
    assertThat(said(seen("live"), seen("yes"))).isEqualTo("done refunded x");
  }

  @Test
  void asksForNothingThatIsDone() {
    assertThat(said(seen("gone"))).isEqualTo("done refunded");
  }

  @Test
  void declinedAndUnmovedItIsToldWhy() {
    assertThat(said(seen("live"), NO, seen("live"))).isEqualTo("not now busy");
  }

  @Test
  void declinedAndMovedItActsOnceMore() {
    assertThat(said(seen("live"), NO, seen("paid"), seen("yes"))).isEqualTo("done refunded x");
  }

  @Test
  void declinedTwiceItLetsGo() {
    assertThat(said(seen("live"), NO, seen("paid"), NO, seen("live"))).isEqualTo("not sent");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 500, 503, 599})
  void inDoubtNothingElseIsAsked(int status) {
    assertThat(said(seen("live"), Samples.json(status, ""))).isEqualTo("unknown");
  }

  @Test
  void declinedAndThenNotToldItIsSafeToAskAgain() {
    assertThat(said(seen("live"), NO, Samples.json(500, ""))).isEqualTo("not sent");
  }

  @Test
  void aDeclinedPartWithoutAKeyClaimsNobodyElsesRefund() {
    var part =
        Samples.held(
            "p",
            "r",
            Extent.part(Money.brl(1)),
            OnPaid.REFUND,
            Baseline.refundedSoFar(Money.brl(0)));
    List<Reply> replies = List.of(seen("live"), NO, seen("gone"));
    assertThat(Said.by(Replay.of(course(false).cancel(part), replies).answer()))
        .isEqualTo("unexplained");
    assertThat(Said.by(Replay.of(course(true).cancel(part), replies).answer()))
        .isEqualTo("done refunded");
  }

  private static String said(Reply... replies) {
    Talk talk = course(false).cancel(Samples.whole("p", "r", OnPaid.REFUND));
    return Said.by(Replay.of(talk, replies).answer());
  }

  private static Reply seen(String word) {
    return Samples.json(200, word);
  }

  private static Course<String> course(boolean partialKey) {
    Duration second = Duration.ofSeconds(1);
    return new Course<>(
        WORDS,
        new Facts(
            "P", List.of(), false, true, partialKey, second, second, 1, 1, "", "", List.of()));
  }
}
