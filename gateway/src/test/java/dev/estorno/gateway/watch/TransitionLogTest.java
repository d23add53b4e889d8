package dev.estorno.gateway.watch;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TransitionLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.estorno.transitions");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final TransitionLog watcher = new TransitionLog("left", () -> Optional.of("4bf92f35"));

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void aTransitionIsOneLineThatSaysAll() {
    Step claimed = step(alone("c1"), new Event.Claimed(Given.LEASE), NOON);
    watcher.recorded(claimed);
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getFormattedMessage()).isEqualTo("c1 queued -> submitting");
    assertThat(said())
        .containsOnly(
            entry("node", "left"),
            entry("cancellation", "c1"),
            entry("merchant", "shop"),
            entry("provider", "picpay"),
            entry("account", "main"),
            entry("event", "claimed"),
            entry("from", "queued"),
            entry("to", "submitting"),
            entry("why", "attempt 1"),
            entry("attempt", "1"),
            entry("trace_id", "4bf92f35"));
  }

  @Test
  void whatAProviderSaysOfThePayerIsInNone() {
    var word = new ProviderWord("E42", "Maria da Silva, Rua das Flores 7, has no balance");
    Cancellation asked = step(alone("c1"), new Event.Claimed(Given.LEASE), NOON).after();
    for (Answer it :
        List.of(
            new Answer.Refused(Reason.PAYER_BALANCE_TOO_LOW, word),
            new Answer.NotNow(Reason.PAYER_BALANCE_TOO_LOW, word),
            new Answer.Unexplained("52998224725 and ana@example.com asked"))) {
      watcher.recorded(answered(asked, it, NOON));
    }
    assertThat(lines.list).hasSize(3);
    assertThat(all()).doesNotContain("Maria", "Flores", "52998224725", "ana@example.com");
    assertThat(all()).contains("payer_balance_too_low", "E42");
  }

  @Test
  void aCodeThatIsNoneIsLeftOut() {
    Cancellation asked = step(alone("c1"), new Event.Claimed(Given.LEASE), NOON).after();
    for (String code : List.of("Maria da Silva", "52998224725")) {
      var word = new ProviderWord(code, "");
      watcher.recorded(answered(asked, new Answer.Refused(Reason.NOT_CANCELLABLE, word), NOON));
    }
    assertThat(all()).doesNotContain("Maria", "52998224725");
  }

  @Test
  void whoRuledIsNotTold() {
    Cancellation manual =
        Given.unexplained(step(alone("c1"), new Event.Claimed(Given.LEASE), NOON).after()).after();
    watcher.recorded(Given.ruled(manual, new Ruling.CountAsRefused()));
    assertThat(all()).contains("count_as_refused").doesNotContain("ana");
  }

  @Test
  void whatEndsWithAPersonIsAWarning() {
    watcher.recorded(
        Given.unexplained(step(alone("c1"), new Event.Claimed(Given.LEASE), NOON).after()));
    assertThat(lines.list)
        .singleElement()
        .extracting(ILoggingEvent::getLevel)
        .isEqualTo(Level.WARN);
  }

  @Test
  void aLookUpThatTellsNothingNewIsNoTransition() {
    Cancellation asked = step(alone("c1"), new Event.Claimed(Given.LEASE), NOON).after();
    Cancellation inDoubt = answered(asked, new Answer.Unknown("silence"), NOON).after();
    watcher.recorded(step(inDoubt, new Event.Claimed(Given.LEASE), NOON.plusSeconds(60)));
    assertThat(lines.list).isEmpty();
  }

  private Map<String, String> said() {
    return lines.list.getFirst().getKeyValuePairs().stream()
        .collect(Collectors.toMap(it -> it.key, it -> "" + it.value));
  }

  private String all() {
    return lines.list.stream()
        .map(it -> it.getFormattedMessage() + it.getKeyValuePairs())
        .collect(Collectors.joining("\n"));
  }
}
