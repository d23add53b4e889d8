package dev.estorno.gateway.watch.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Times what callers ask of this node. */
public final class DoorMeters {
  private static final Duration[] BOUNDS =
      Meters.millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private record Asked(String route, String method, int status) {}

  private final Meters meters;
  private final Function<Asked, Timer> requests;
  private final AtomicInteger underWay = new AtomicInteger();

  DoorMeters(Meters meters) {
    this.meters = meters;
    this.requests = meters.family(this::timer);
    Gauge.builder("estorno.http.requests.under.way", underWay, AtomicInteger::get)
        .description("Requests that this node is answering now, those that wait included.")
        .register(meters.registry());
  }

  private Timer timer(Asked it) {
    return Meters.timer(
            "estorno.http.request.duration",
            "Requests answered by this node, the caller's own wish to wait included.",
            BOUNDS)
        .tags("route", it.route(), "method", it.method(), "status", "" + it.status())
        .register(meters.registry());
  }

  /**
   * Times the answer.
   *
   * @param route a path's template, never the path itself
   */
  public <T> T answer(String route, String method, Supplier<T> work, ToIntFunction<T> status) {
    underWay.incrementAndGet();
    Timer.Sample sample = meters.start();
    try {
      T answer = work.get();
      String known = METHODS.contains(method) ? method : Labels.OTHER;
      sample.stop(requests.apply(new Asked(route, known, status.applyAsInt(answer))));
      return answer;
    } finally {
      underWay.decrementAndGet();
    }
  }
}
