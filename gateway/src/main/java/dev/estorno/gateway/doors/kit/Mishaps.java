package dev.estorno.gateway.doors.kit;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what nobody foresaw, under a number that the caller is told. */
public final class Mishaps {
  private static final Logger log = LoggerFactory.getLogger(Mishaps.class);
  private final InstantSource clock;
  private final AtomicLong count = new AtomicLong();

  public Mishaps(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Logs it and gives back its number. Where it happened is logged, what the exception says is not:
   * it may quote the request, and that may hold personal data.
   */
  public String log(HttpRequest request, Throwable broken) {
    String number = Long.toHexString(clock.millis()) + "-" + count.incrementAndGet();
    var stack = new StringBuilder();
    for (Throwable it = broken; it != null; it = it.getCause()) {
      stack.append("\n").append(it.getClass().getName());
      for (StackTraceElement frame : it.getStackTrace()) {
        stack.append("\n\tat ").append(frame);
      }
    }
    log.error("mishap {} on a {}{}", number, request.method(), stack);
    return number;
  }
}
