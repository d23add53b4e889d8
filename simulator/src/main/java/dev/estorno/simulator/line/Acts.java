package dev.estorno.simulator.line;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Every request that may have had an effect. A second one for the same payment leaves only once the
 * first cannot arrive any more: the provider said what became of it, or its settle time is over and
 * the provider, asked after that, says that the payment is still live.
 */
public final class Acts {
  private record Key(MerchantId merchant, PaymentRef payment) {}

  private final Function<ProviderName, Duration> settle;
  private final Findings findings;
  private final Map<Key, List<Letter>> sent = new HashMap<>();
  private final Map<CancellationId, Instant> live = new HashMap<>();

  public Acts(Function<ProviderName, Duration> settle, Findings findings) {
    this.settle = settle;
    this.findings = findings;
  }

  /** On looking up, the provider said that the payment is still live. */
  void foundLive(Talking talk) {
    live.merge(talk.it().id(), talk.begunAt(), (one, other) -> one.isAfter(other) ? one : other);
  }

  void sent(Letter letter, Talking talk) {
    var key = new Key(talk.it().merchant(), talk.it().payment());
    List<Letter> before = sent.computeIfAbsent(key, _ -> new ArrayList<>());
    for (Letter earlier : before) {
      Talking other = earlier.talk().orElseThrow();
      if (other != talk && earlier.mayHaveActed()) {
        check(earlier, other, letter, talk);
      }
    }
    before.add(letter);
  }

  private void check(Letter earlier, Talking other, Letter letter, Talking talk) {
    findings.require(
        !earlier.isTravelling(), () -> letter + " while another may still arrive: " + earlier);
    boolean sameCancellation = other.it().id().equals(talk.it().id());
    if (sameCancellation && !other.knowsTheEnd()) {
      Instant settledAt = earlier.sentAt().plus(settle.apply(talk.it().payment().provider()));
      Instant foundLive = live.getOrDefault(talk.it().id(), Instant.MIN);
      findings.require(
          !foundLive.isBefore(settledAt),
          () -> letter + " with no word of what became of another: " + earlier);
    }
  }

  /** Whether a request of this cancellation has left that may have had an effect, or may yet. */
  public boolean mayHaveActed(MerchantId merchant, PaymentRef payment, CancellationId id) {
    return sent.getOrDefault(new Key(merchant, payment), List.of()).stream()
        .filter(Letter::mayHaveActed)
        .anyMatch(it -> it.talk().filter(talk -> talk.it().id().equals(id)).isPresent());
  }

  /** The cancellations that have asked the provider to act on this payment, the last one first. */
  public List<CancellationId> actors(MerchantId merchant, PaymentRef payment) {
    return sent.getOrDefault(new Key(merchant, payment), List.of()).reversed().stream()
        .filter(Letter::hasLanded)
        .flatMap(it -> it.talk().stream())
        .map(it -> it.it().id())
        .distinct()
        .toList();
  }
}
