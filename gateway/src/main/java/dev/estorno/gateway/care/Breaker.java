package dev.estorno.gateway.care;

import java.time.Duration;

/**
 * When an account's circuit opens, and for how long.
 *
 * @param share percent of the calls in the window that must fail
 * @param window how many calls, the last ones, are looked at; with less than half of them seen
 *     nothing opens
 * @param pause how long nothing is sent before one call is risked
 */
public record Breaker(int share, int window, Duration pause) {
  public static final int WINDOW_MAX = 1000;
  public static final Breaker STANDARD = new Breaker(50, 20, Duration.ofSeconds(5));

  public Breaker {
    if (share < 1 || share > 100) {
      throw new IllegalArgumentException("share must be 1 to 100 percent: " + share);
    }
    if (window < 1 || window > WINDOW_MAX) {
      throw new IllegalArgumentException("window must be 1 to " + WINDOW_MAX + ": " + window);
    }
    if (!pause.isPositive()) {
      throw new IllegalArgumentException("pause must be above zero: " + pause);
    }
  }
}
