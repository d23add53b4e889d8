package dev.estorno.gateway.watch.meters;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The registry of all meters, and how they are written out. */
final class Meters implements AutoCloseable {
  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics garbage = new JvmGcMetrics();

  Meters(Clock clock) {
    this.registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock);
  }

  /** What this process is, and how the machine beneath it fares. */
  void process(String node) {
    String packed = Meters.class.getPackage().getImplementationVersion();
    Gauge.builder("estorno.build.info", () -> 1)
        .description("Always 1: says which program runs here, as which node, on which Java.")
        .tags("version", packed == null ? "not packed" : packed)
        .tags("node", node, "java", System.getProperty("java.version", ""))
        .register(registry);
    List.of(
            garbage,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new FileDescriptorMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(it -> it.bindTo(registry));
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  Clock clock() {
    return registry.config().clock();
  }

  Timer.Sample start() {
    return Timer.start(registry);
  }

  /** Meters of one kind, each made when first needed, then found by its key. */
  <K, M> Function<K, M> family(Function<K, M> make) {
    Map<K, M> made = new ConcurrentHashMap<>();
    return key -> {
      M known = made.get(key);
      return known != null ? known : made.computeIfAbsent(key, make);
    };
  }

  /** A histogram of durations, with these upper bounds. */
  static Timer.Builder timer(String name, String description, Duration... bounds) {
    return Timer.builder(name).description(description).serviceLevelObjectives(bounds);
  }

  static Duration[] millis(long... bounds) {
    return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  static Duration[] seconds(long... bounds) {
    return LongStream.of(bounds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  static Duration[] together(Duration[] some, Duration[] others) {
    return Stream.of(some, others).flatMap(Stream::of).toArray(Duration[]::new);
  }

  /** All of it, in Prometheus' text format. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }
}
