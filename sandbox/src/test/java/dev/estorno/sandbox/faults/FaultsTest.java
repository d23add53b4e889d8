package dev.estorno.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  static final List<String> WORDS = Fault.WORDS;

  private final RandomGenerator chance = new SplittableRandom(1);

  @ParameterizedTest
  @FieldSource("WORDS")
  void everyWordThatIsShownCanBeRead(String word) {
    assertThat(Fault.read(word)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hangs", "hang:1", "status", "status:99", "delay", "delay:2", "delay:-PT1S"})
  void whatIsNoFaultIsNone(String word) {
    assertThat(Fault.read(word)).isEmpty();
  }

  @Test
  void aFaultStrikesItsOperationAsOftenAsItMay() {
    Faults faults = new Faults(List.of(rule("picpay", "cancel", "drop_reply", 2, 1)));
    assertThat(faults.pick("picpay", "status", chance).fault()).isEmpty();
    assertThat(faults.pick("letpay", "cancel", chance).fault()).isEmpty();
    Faults.Picked once = faults.pick("picpay", "cancel", chance);
    Faults.Picked twice = once.left().pick("picpay", "cancel", chance);
    assertThat(once.fault()).contains(new Fault.DropReply());
    assertThat(twice.fault()).contains(new Fault.DropReply());
    assertThat(twice.left().pick("picpay", "cancel", chance).fault()).isEmpty();
  }

  @Test
  void theFirstThatFitsStrikes() {
    Faults faults =
        new Faults(
            List.of(rule("*", "*", "status:500", 1, 1), rule("picpay", "*", "delay:PT2S", 9, 1)));
    Faults.Picked first = faults.pick("picpay", "cancel", chance);
    assertThat(first.fault()).contains(new Fault.Status(500));
    assertThat(first.left().pick("picpay", "cancel", chance).fault())
        .contains(new Fault.Delay(Duration.ofSeconds(2)));
  }

  @Test
  void callbacksAndRequestsHaveTheirOwnFaults() {
    Faults faults = new Faults(List.of(rule("*", "*", "duplicate_callback", 1, 1)));
    assertThat(faults.pick("picpay", "cancel", chance).fault()).isEmpty();
    assertThat(faults.pickCallback("picpay", "cancel", chance).fault())
        .contains(new Fault.DuplicateCallback());
  }

  @Test
  void chanceDecidesAsOftenAsItsProbabilitySays() {
    Faults faults = new Faults(List.of(rule("*", "*", "hang", FaultRule.ALWAYS, 0.25)));
    int struck = 0;
    for (int i = 0; i < 4000; i++) {
      Optional<Fault> fault = faults.pick("picpay", "cancel", chance).fault();
      if (fault.isPresent()) struck++;
    }
    assertThat(struck).isBetween(900, 1100);
  }

  private static FaultRule rule(
      String provider, String operation, String word, int times, double probability) {
    Fault fault = Fault.read(word).orElseThrow();
    return new FaultRule(provider, operation, word, fault, times, probability);
  }
}
