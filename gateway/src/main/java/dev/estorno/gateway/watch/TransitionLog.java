package dev.estorno.gateway.watch;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.watch.meters.Attempts;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line per transition. The provider's words stay out of it, but for its code: they may quote a
 * payer. So do the payment's reference and the name of who ruled; the journal has them.
 */
final class TransitionLog implements Watcher {
  private static final Logger log = LoggerFactory.getLogger("dev.estorno.transitions");
  private static final Pattern CODE = Pattern.compile("[\\w.:-]{1,40}");

  private final String node;
  private final Supplier<Optional<String>> traceId;

  /**
   * @param traceId of what the calling thread does, if anybody traces it
   */
  TransitionLog(String node, Supplier<Optional<String>> traceId) {
    this.node = node;
    this.traceId = traceId;
  }

  @Override
  public void accepted(Cancellation fresh) {
    about(fresh, Level.INFO)
        .addKeyValue("event", JournalLine.ACCEPTED)
        .addKeyValue("to", fresh.state().kind().word())
        .log("{} accepted", fresh.id());
  }

  @Override
  public void recorded(Step step) {
    State.Kind from = step.before().state().kind();
    State.Kind to = step.after().state().kind();
    switch (step.decision()) {
      case Decision.Flag _ -> tell(step, Level.WARN, " contradicted");
      case Decision.Move _ when from == to -> tell(step, Level.DEBUG, "");
      case Decision.Move _ ->
          tell(step, to == State.Kind.MANUAL ? Level.WARN : Level.INFO, " -> " + to.word());
      case Decision.Stay _ -> {}
    }
  }

  private void tell(Step step, Level level, String became) {
    if (log.isEnabledForLevel(level)) {
      Cancellation before = step.before();
      line(step, level).log("{} {}{}", before.id(), before.state().kind().word(), became);
    }
  }

  private LoggingEventBuilder line(Step step, Level level) {
    Cancellation after = step.after();
    LoggingEventBuilder line =
        about(after, level)
            .addKeyValue("event", JournalLine.of(step).map(JournalLine::event).orElse("claimed"))
            .addKeyValue("from", step.before().state().kind().word())
            .addKeyValue("to", after.state().kind().word())
            .addKeyValue("why", why(step));
    int attempts = Attempts.of(after.state().isFinal() ? step.before().state() : after.state());
    line = line.addKeyValue("attempt", attempts);
    String code = code(step.event());
    return code.isEmpty() ? line : line.addKeyValue("code", code);
  }

  private LoggingEventBuilder about(Cancellation it, Level level) {
    LoggingEventBuilder line =
        log.atLevel(level)
            .addKeyValue("node", node)
            .addKeyValue("cancellation", it.id().text())
            .addKeyValue("merchant", it.merchant().text())
            .addKeyValue("provider", it.payment().provider().text())
            .addKeyValue("account", it.payment().account().text());
    if (it.deadline() instanceof Deadline.At(var instant) && !it.state().isFinal()) {
      line = line.addKeyValue("deadline", instant.toString());
    }
    Optional<String> trace = traceId.get();
    return trace.isPresent() ? line.addKeyValue("trace_id", trace.get()) : line;
  }

  /** In our own words only. */
  private static String why(Step step) {
    return switch (step.event()) {
      case Event.Answered(Answer.Refused(var reason, _), _) -> reason.word();
      case Event.Answered(Answer.NotNow(var reason, _, _), _) -> reason.word();
      case Event.Ruled(Ruling ruling, _) -> word(ruling);
      case Event.Answered _,
          Event.Claimed _,
          Event.Nudged _,
          Event.LeaseLost _,
          Event.HolderGone _ ->
          cleaned(step.decision());
    };
  }

  private static String word(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Retry _ -> "retry";
      case Ruling.CountAsCancelled _ -> "count_as_cancelled";
      case Ruling.CountAsRefused _ -> "count_as_refused";
    };
  }

  /** A connector says why in our words; masked all the same, for they may hold what was read. */
  private static String cleaned(Decision decision) {
    String why =
        switch (decision) {
          case Decision.Move(_, _, String it) -> it;
          case Decision.Flag(String it) -> it;
          case Decision.Stay(String it) -> it;
        };
    return new ProviderWord("", why).text();
  }

  /** The provider's code, where it looks like one. */
  private static String code(Event event) {
    String code =
        switch (event) {
          case Event.Answered(Answer.Refused(_, var word), _) -> word.code();
          case Event.Answered(Answer.NotNow(_, var word, _), _) -> word.code();
          case Event.Answered _,
              Event.Claimed _,
              Event.Nudged _,
              Event.LeaseLost _,
              Event.HolderGone _,
              Event.Ruled _ ->
              "";
        };
    boolean clean = CODE.matcher(code).matches() && new ProviderWord("", code).text().equals(code);
    return clean ? code : "";
  }
}
