package dev.estorno.simulator;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All chance of one history, from one seed. */
final class Chance {
  private final RandomGenerator dice;

  Chance(long seed) {
    this.dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  RandomGenerator dice() {
    return dice;
  }

  boolean percent(int percent) {
    return dice.nextInt(100) < percent;
  }

  int between(int min, int max) {
    return dice.nextInt(min, max + 1);
  }

  Duration between(Duration min, Duration max) {
    return Duration.ofMillis(dice.nextLong(min.toMillis(), max.toMillis() + 1));
  }

  <T> T pick(List<T> list) {
    return list.get(dice.nextInt(list.size()));
  }
}
