package dev.estorno.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.slf4j.LoggerFactory;

/**
 * Many histories; each must hold, and all together must have seen enough. More or others: {@code
 * ./estorno simulate --seeds N --from S}, or {@code --for PT8H} for a night.
 */
class SimulationTest {
  private static final long SEEDS = 10_000;

  /** Connectors that break are among the faults; what is logged of them is not what is tested. */
  @BeforeAll
  static void beQuiet() {
    ((Logger) LoggerFactory.getLogger("dev.estorno")).setLevel(Level.OFF);
  }

  /** A loop without end inside of one step is only seen from another thread. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void everyHistoryHoldsAndTogetherTheyHaveSeenEnough() {
    Set<String> seen = new ConcurrentSkipListSet<>();
    List<String> wrong =
        LongStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, false))
            .peek(it -> seen.addAll(it.coverage()))
            .filter(it -> it.violation().isPresent())
            .map(it ->
                "./estorno simulate --history --seeds 1 --from %d  # %s"
                    .formatted(it.seed(), it.violation().orElseThrow()))
            .limit(5)
            .toList();
    assertThat(wrong).isEmpty();
    var must = new TreeSet<>(Coverage.all());
    must.removeAll(Coverage.rare().keySet());
    must.removeAll(Coverage.unreachable().keySet());
    assertThat(seen).containsAll(must).doesNotContainAnyElementsOf(Coverage.unreachable().keySet());
  }

  @Test
  void whatIsExcusedFromOccurringExists() {
    assertThat(Coverage.all())
        .containsAll(Coverage.rare().keySet())
        .containsAll(Coverage.unreachable().keySet());
    assertThat(Coverage.rare().keySet())
        .doesNotContainAnyElementsOf(Coverage.unreachable().keySet());
  }

  @Test
  void oneSeedIsOneHistory() {
    assertThat(Simulation.run(7, true)).isEqualTo(Simulation.run(7, true));
    assertThat(Simulation.run(7, true).history()).isNotEmpty();
  }
}
