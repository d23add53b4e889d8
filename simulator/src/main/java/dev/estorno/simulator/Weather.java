package dev.estorno.simulator;

import java.util.List;

/** How bad things are, in percent of the occasions; drawn once for each history. */
record Weather(
    int requestNeverLeaves,
    int requestLost,
    int replyLost,
    int requestLate,
    int replyLate,
    int statusBefore,
    int statusAfter,
    int garbage,
    int signalLost,
    int signalDoubled,
    int storeDown) {

  static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Some histories are mild, some are all storm: a fault that is everywhere hides the others. */
  static Weather drawn(Chance chance) {
    int worst = chance.pick(List.of(0, 3, 10, 30));
    return new Weather(
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst),
        chance.between(0, worst / 3));
  }
}
