package dev.estorno.gateway.doors;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.ProviderName;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A provider that needs no wire: the first word of a payment's reference says what becomes of its
 * cancellation, unless a test told otherwise.
 */
final class Toy implements Provider {
  static final ProviderName NAME = new ProviderName("toy");

  /** Every cancellation that it was asked for, in order. */
  final Queue<Cancellation> asked = new ConcurrentLinkedQueue<>();

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** From now on it can be voided, whatever its first word says. */
  void nowKnows(String reference) {
    known.add(reference);
  }

  @Override
  public ProviderName name() {
    return NAME;
  }

  @Override
  public Talk cancel(Cancellation it, Account account) {
    asked.add(it);
    String reference = it.payment().reference();
    String word = known.contains(reference) ? "void" : reference.split("-")[0];
    return switch (word) {
      case "void" -> Talk.conclude(new Answer.Done(Effect.VOIDED, "toy-" + asked.size()));
      case "refund" -> Talk.conclude(new Answer.Done(Effect.REFUNDED, "toy-" + asked.size()));
      case "pending" -> Talk.conclude(new Answer.Pending("toy-order"));
      case "odd" -> Talk.conclude(new Answer.Unexplained("paid twice"));
      case "hang" -> Talk.ask(Request.act("cancel", "POST", "/x"), _ -> Talk.conclude(done()));
      case "break" -> throw new IllegalStateException("the toy broke");
      default -> Talk.conclude(new Answer.Refused(reason(word), new ProviderWord("T1", "não")));
    };
  }

  private static Answer done() {
    return new Answer.Done(Effect.VOIDED, "toy-late");
  }

  /** A word that is no reason is a payment that nobody knows. */
  private static Reason reason(String word) {
    for (Reason reason : Reason.values()) {
      if (reason.name().toLowerCase(Locale.ROOT).equals(word)) {
        return reason;
      }
    }
    return Reason.PAYMENT_NOT_FOUND;
  }

  @Override
  public Talk lookUp(Cancellation it, Account account) {
    return Talk.conclude(new Answer.Pending("toy-order"));
  }

  @Override
  public Request seal(Request request, Account account, Secret token, Instant now) {
    return request;
  }

  @Override
  public Signal.Reading about(Signal signal, Account account, Instant now) {
    if (signal.header("x-toy").filter("sesame"::equals).isEmpty()) {
      return new Signal.Reading.Forged();
    }
    return switch (signal.body().text()) {
      case "nothing" -> new Signal.Reading.AboutNothing();
      case "garbage" -> new Signal.Reading.Unreadable();
      default -> new Signal.Reading.About(signal.body().text());
    };
  }

  @Override
  public Facts facts() {
    return new Facts(
        "Toy",
        List.of("secret"),
        true,
        true,
        true,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        64,
        Facts.RATE_UNKNOWN,
        "",
        "",
        List.of());
  }
}
