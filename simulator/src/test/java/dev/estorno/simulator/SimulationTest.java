package dev.estorno.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many histories; each must hold, and all together must have seen enough. More or others: {@code
 * ./estorno simulate --seeds N --from S}.
 */
class SimulationTest {
  private static final long SEEDS = 400;

  /** A run that never met these has proved nothing about them. */
  private static final List<String> MUST_OCCUR =
      List.of(
          "submitting x Done",
          "submitting x Learned",
          "submitting x NotNow",
          "submitting x NotSent",
          "submitting x Refused",
          "submitting x Unknown",
          "in_doubt x Done",
          "in_doubt x NotSent",
          "in_doubt x Refused",
          "in_doubt x StillLive",
          "in_doubt x Unknown");

  @Test
  void everyHistoryHoldsAndTogetherTheyHaveSeenEnough() {
    var coverage = new TreeSet<String>();
    LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> Simulation.run(seed, false))
        .forEach(outcome -> {
          coverage.addAll(outcome.coverage());
          assertThat(outcome.violation())
              .as(() -> "./estorno simulate --seeds 1 --from " + outcome.seed())
              .isEmpty();
        });
    assertThat(coverage).containsAll(MUST_OCCUR);
  }

  @Test
  void oneSeedIsOneHistory() {
    assertThat(Simulation.run(7, true)).isEqualTo(Simulation.run(7, true));
    assertThat(Simulation.run(7, true).history()).isNotEmpty();
  }
}
