package dev.estorno.gateway.watch.meters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** One meter for each combination of labels, all set at once; none ever disappears. */
final class Slots {
  private final Map<Tags, AtomicReference<Double>> slots = new ConcurrentHashMap<>();
  private final double none;
  private final BiConsumer<Tags, AtomicReference<Double>> register;

  private Slots(double none, BiConsumer<Tags, AtomicReference<Double>> register) {
    this.none = none;
    this.register = register;
  }

  /**
   * Of values that rise and fall.
   *
   * @param none what is shown where nothing was counted
   */
  static Slots gauges(String name, String description, double none, MeterRegistry registry) {
    return new Slots(
        none,
        (tags, slot) ->
            Gauge.builder(name, slot, AtomicReference::get)
                .description(description)
                .tags(tags)
                .register(registry));
  }

  /** Of values that somebody else counts, and that only rise. */
  static Slots counters(String name, String description, MeterRegistry registry) {
    return new Slots(
        0,
        (tags, slot) ->
            FunctionCounter.builder(name, slot, AtomicReference::get)
                .description(description)
                .tags(tags)
                .register(registry));
  }

  /** Shows these labels from now on, whether or not anything is counted for them. */
  Slots with(Tags tags) {
    slots.computeIfAbsent(tags, this::open);
    return this;
  }

  void show(Map<Tags, Double> counted) {
    counted.keySet().forEach(this::with);
    slots.forEach((tags, slot) -> slot.set(counted.getOrDefault(tags, none)));
  }

  private AtomicReference<Double> open(Tags tags) {
    var slot = new AtomicReference<>(none);
    register.accept(tags, slot);
    return slot;
  }
}
