package dev.estorno.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Effect;
import dev.estorno.gateway.line.Conversation.Asking;
import dev.estorno.gateway.line.Conversation.Concluded;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The one place where silence gets a meaning. */
class ConversationTest {
  private static final Answer DONE = new Answer.Done(Effect.VOIDED, "5b00");
  private static final Request READ = Request.read("status", "GET", "/status");
  private static final Request ACT = Request.act("cancel", "POST", "/cancel");
  private static final Exchange REPLIED =
      new Exchange.Replied(new Reply(200, Map.of(), Body.EMPTY));
  private static final Exchange LOST = new Exchange.Silence(true, "time-out");
  private static final Exchange NEVER_LEFT = new Exchange.Silence(false, "refused");
  private static final Function<Reply, Talk> CONCLUDE = _ -> Talk.conclude(DONE);

  @Test
  void aReplyGoesToTheConnector() {
    assertThat(after(Talk.ask(ACT, CONCLUDE), REPLIED)).isEqualTo(new Concluded(DONE));
  }

  @Test
  void silenceAfterAReadCannotHaveHadAnEffect() {
    assertThat(answer(Talk.ask(READ, CONCLUDE), LOST))
        .isEqualTo(new Answer.NotSent("status: time-out"));
  }

  @Test
  void silenceAfterAnActMayHaveHadOne() {
    assertThat(answer(Talk.ask(ACT, CONCLUDE), LOST))
        .isEqualTo(new Answer.Unknown("cancel: time-out"));
  }

  @Test
  void anActThatNeverLeftCannotHaveHadOne() {
    assertThat(answer(Talk.ask(ACT, CONCLUDE), NEVER_LEFT))
        .isEqualTo(new Answer.NotSent("cancel: refused"));
  }

  @Test
  void onceActedEveryLaterSilenceIsDoubt() {
    Talk actThenRead = Talk.ask(ACT, _ -> Talk.ask(READ, CONCLUDE));
    assertThat(answer(actThenRead, REPLIED, LOST)).isInstanceOf(Answer.Unknown.class);
    assertThat(answer(actThenRead, REPLIED, NEVER_LEFT)).isInstanceOf(Answer.Unknown.class);
    Talk actTwice = Talk.ask(ACT, _ -> Talk.ask(ACT, CONCLUDE));
    assertThat(answer(actTwice, REPLIED, NEVER_LEFT)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void whatIsEndedBeforeItIsSentIsReadTheSameWay() {
    var first = (Asking) Conversation.begin(Talk.ask(ACT, _ -> Talk.ask(ACT, CONCLUDE)));
    assertThat(first.unsent("no time").answer()).isEqualTo(new Answer.NotSent("cancel: no time"));
    var second = (Asking) first.heard(REPLIED);
    assertThat(second.unsent("no time").answer()).isInstanceOf(Answer.Unknown.class);
  }

  private static Conversation after(Talk talk, Exchange... exchanges) {
    Conversation conversation = Conversation.begin(talk);
    for (Exchange exchange : exchanges) {
      conversation = ((Asking) conversation).heard(exchange);
    }
    return conversation;
  }

  private static Answer answer(Talk talk, Exchange... exchanges) {
    return ((Concluded) after(talk, exchanges)).answer();
  }
}
