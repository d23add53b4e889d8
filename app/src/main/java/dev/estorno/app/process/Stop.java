package dev.estorno.app.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps servers up until somebody asks for the end of the process (Ctrl-C, SIGTERM), and holds the
 * process until all is closed. Opened first, so that it is closed last.
 */
public final class Stop implements AutoCloseable {
  private static final long CLOSING_SECONDS_MAX = 30;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  public Stop() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::ask));
  }

  /** Blocks until the end is asked for. */
  public void await() {
    try {
      asked.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    asked.countDown();
    try {
      if (!closed.await(CLOSING_SECONDS_MAX, TimeUnit.SECONDS)) {
        System.err.println("estorno: gave up closing after " + CLOSING_SECONDS_MAX + " s");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
