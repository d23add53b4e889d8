package dev.estorno.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked on the way in: texts, money, limits. */
class BorderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "a\u0000b", "a\nb", "half \ud800 pair"})
  void namesMustBePrintable(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey(text))
        .withMessageContaining("idempotency key");
  }

  @Test
  void namesAreBounded() {
    assertThat(new IdempotencyKey("k".repeat(255)).text()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey("k".repeat(256)))
        .withMessage("idempotency key must have at most 255 characters");
  }

  @Test
  void moneyIsExact() {
    assertThat(Money.brl(1000).minus(Money.brl(999))).isEqualTo(Money.brl(1));
    assertThat(Money.brl(1000).plus(Money.brl(1))).isEqualTo(Money.brl(1001));
    assertThatThrownBy(() -> Money.brl(Long.MAX_VALUE).plus(Money.brl(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(1).minus(Money.brl(2)));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(-1));
  }

  @Test
  void currenciesDoNotMix() {
    var dollar = new Money(1, Currency.getInstance("USD"));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(1).plus(dollar));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(1).minus(dollar));
    assertThatIllegalArgumentException().isThrownBy(() -> Money.brl(1).compareTo(dollar));
  }

  @Test
  void nothingIsNoPart() {
    assertThatIllegalArgumentException().isThrownBy(() -> Extent.part(Money.brl(0)));
  }

  @Test
  void whatAProviderSaysIsCutAndMasked() {
    var word =
        new ProviderWord(
            "c".repeat(100), "CPF 123.456.789-10, ana@example.com\n" + "x".repeat(400));
    assertThat(word.code()).hasSize(64);
    assertThat(word.text()).hasSize(300).startsWith("CPF ***, *** x");
    assertThat(new ProviderWord("", "documento 12345678910 recusado").text())
        .isEqualTo("documento *** recusado");
  }

  @Test
  void waitsDoubleFromMinToMaxAndAreSpreadByTheRow() {
    var limits = Samples.LIMITS;
    Instant now = Samples.NOON;
    var seen = new HashSet<Duration>();
    for (int row = 0; row < 50; row++) {
      var id = new CancellationId("can_" + row);
      Duration first = Duration.between(now, limits.nextAttempt(id, 1, now));
      Duration fourth = Duration.between(now, limits.nextAttempt(id, 4, now));
      Duration hundredth = Duration.between(now, limits.nextAttempt(id, 100, now));
      assertThat(first).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
      assertThat(fourth).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
      assertThat(hundredth).isBetween(Duration.ofSeconds(675), Duration.ofMinutes(15));
      seen.add(first);
    }
    assertThat(seen).as("spread").hasSizeGreaterThan(25);
  }

  @Test
  void aDeadlineIsPassedFromItsFirstInstantOnLessTheMargin() {
    Deadline at = Deadline.at(Samples.NOON);
    assertThat(at.passed(Samples.NOON.minusNanos(1), Duration.ZERO)).isFalse();
    assertThat(at.passed(Samples.NOON, Duration.ZERO)).isTrue();
    assertThat(at.passed(Samples.NOON.minusSeconds(60), Duration.ofMinutes(1))).isTrue();
    assertThat(Deadline.noneKnown().passed(Instant.MAX, Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void whatIsLearnedInVainIsAttemptedLaterNotForEver() {
    var submitting =
        Samples.in(new State.Submitting(1, Samples.NOON.plusSeconds(30), Baseline.unmeasured()));
    var nothing = new Answer.Learned(Baseline.unmeasured(), Deadline.noneKnown());
    var decision =
        Samples.LIFECYCLE.decide(
            submitting, new Event.Answered(nothing, Samples.NOON), Samples.NOON);
    assertThat(submitting.after(decision, Samples.NOON).state()).isInstanceOf(State.Queued.class);
  }
}
