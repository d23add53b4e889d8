package dev.estorno.gateway.watch.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** One gauge for each combination of labels, all set at once; none ever disappears. */
final class Slots {
  private final Map<Tags, AtomicReference<Double>> slots = new ConcurrentHashMap<>();
  private final String name;
  private final String description;
  private final double none;
  private final MeterRegistry registry;

  /**
   * @param none what is shown where nothing was counted
   */
  Slots(String name, String description, double none, MeterRegistry registry) {
    this.name = name;
    this.description = description;
    this.none = none;
    this.registry = registry;
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
    Gauge.builder(name, slot, AtomicReference::get)
        .description(description)
        .tags(tags)
        .register(registry);
    return slot;
  }
}
