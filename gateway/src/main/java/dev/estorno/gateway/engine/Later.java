package dev.estorno.gateway.engine;

import java.time.Duration;

/** Runs a task after a while, on a worker. */
@FunctionalInterface
public interface Later {
  void run(Duration delay, Runnable task);
}
