package dev.estorno.simulator.kit;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All chance of one history, from one seed. */
public final class Chance {
  private final RandomGenerator dice;

  public Chance(long seed) {
    this.dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public RandomGenerator dice() {
    return dice;
  }

  public boolean percent(int percent) {
    return dice.nextInt(100) < percent;
  }

  public int between(int min, int max) {
    return dice.nextInt(min, max + 1);
  }

  public Duration between(Duration min, Duration max) {
    return Duration.ofMillis(dice.nextLong(min.toMillis(), max.toMillis() + 1));
  }

  public <T> T pick(List<T> list) {
    return list.get(dice.nextInt(list.size()));
  }
}
