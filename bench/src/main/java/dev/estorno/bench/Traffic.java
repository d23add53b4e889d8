package dev.estorno.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Cancels that come at a steady rate for each provider, whether those before have ended or not, as
 * customers do. Timed from when each was to come: what waits for a connection has waited.
 *
 * @param perSecond cancels, for each provider
 * @param waiting a caller of a provider that hangs is kept at most so long
 * @param crowd the provider whose callers may all have to wait at once
 */
record Traffic(World world, int perSecond, Duration time, Duration waiting, String crowd) {
  private static final long MICROS_MAX = 120_000_000;
  private static final int CALLERS = 32;
  private static final int ANSWER_SECONDS_MAX = 30;
  private static final Duration HEAD_START = Duration.ofSeconds(1);

  /** Latencies in microseconds by provider; empty for {@code hung}, whose end is not waited for. */
  Map<String, Histogram> run(List<String> providers, String hung) throws IOException {
    Map<String, Histogram> micros = new HashMap<>();
    List<Stream> streams = new ArrayList<>();
    for (String it : providers) {
      var all = new Histogram(MICROS_MAX, 3);
      micros.put(it, all);
      streams.add(new Stream(it, it.equals(hung), payments(it), new AtomicInteger(), all));
    }
    long start = System.nanoTime() + HEAD_START.toNanos();
    List<Callable<Void>> callers = new ArrayList<>();
    for (Stream stream : streams) {
      // As many connections whether it hangs or not: they cost something by themselves.
      long many = CALLERS + (stream.provider().equals(crowd) ? perSecond * waiting.toSeconds() : 0);
      for (int i = 0; i < many; i++) {
        callers.add(() -> {
          call(stream, start);
          return null;
        });
      }
    }
    finish(callers);
    return micros;
  }

  private List<String> payments(String provider) throws IOException {
    return world.payments(provider, (int) (perSecond * time.toSeconds()));
  }

  /** What comes for one provider. */
  private record Stream(
      String provider, boolean hung, List<String> payments, AtomicInteger next, Histogram micros) {}

  private void call(Stream stream, long start) throws IOException {
    long wait = stream.hung() ? waiting.toSeconds() : ANSWER_SECONDS_MAX;
    String headers = "Authorization: Bearer dev-key\r\nPrefer: wait=" + wait + "\r\n";
    try (var connection = new Connection(world.door(), headers)) {
      int i = stream.next().getAndIncrement();
      for (; i < stream.payments().size(); i = stream.next().getAndIncrement()) {
        long at = start + i * (1_000_000_000L / perSecond);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        Connection.Answer answer = cancel(connection, stream.provider(), stream.payments().get(i));
        long took = (System.nanoTime() - at) / 1000;
        expect(answer, stream.hung());
        if (!stream.hung()) {
          synchronized (stream) {
            stream.micros().recordValue(Math.min(took, MICROS_MAX));
          }
        }
      }
    }
  }

  private static Connection.Answer cancel(Connection it, String provider, String reference)
      throws IOException {
    String key = "Idempotency-Key: " + reference.replace('/', '.') + "\r\n";
    String body = "{\"provider\":\"" + provider + "\",\"reference\":\"" + reference + "\"}";
    return it.send("POST", "/v1/cancellations", key, body);
  }

  private static void expect(Connection.Answer answer, boolean hung) throws IOException {
    boolean cancelled = answer.status() == 201 && answer.body().contains("\"state\":\"cancelled\"");
    if (!cancelled && !(hung && answer.status() == 202)) {
      throw new IOException("answered " + answer.status() + " " + answer.body());
    }
  }

  private static void finish(List<Callable<Void>> callers) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> it : threads.invokeAll(callers)) {
        it.get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }
}
