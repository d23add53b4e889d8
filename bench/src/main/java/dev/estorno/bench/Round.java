package dev.estorno.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * One round: so many cancels over so many connections, each waited for until it is final.
 *
 * @param cancels how many were finished
 * @param took from the first request to the last answer
 * @param micros how long each took, from request to final answer
 */
record Round(int connections, int cancels, Duration took, Histogram micros) {
  private static final long MICROS_MAX = 60_000_000;
  private static final String REST_HEADERS = "Authorization: Bearer dev-key\r\nPrefer: wait=30\r\n";

  /** One connection's share of the work. */
  private interface Work {
    void on(Connection connection, Histogram micros) throws IOException;
  }

  /** Puts {@code cancels} payments, every other one paid; then cancels them all, timed. */
  static Round run(URI gateway, URI sandbox, String name, int connections, int cancels)
      throws IOException {
    Queue<String> payments = put(sandbox, name, cancels);
    long start = System.nanoTime();
    Histogram micros =
        each(connections, gateway, REST_HEADERS, (it, own) -> cancelAll(it, payments, own));
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Round(connections, cancels, took, micros);
  }

  double perSecond() {
    return cancels / (took.toNanos() / 1e9);
  }

  private static Queue<String> put(URI sandbox, String name, int count) throws IOException {
    Queue<String> left = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < count; i++) {
      left.add(name + "-" + i);
    }
    Queue<String> put = new ConcurrentLinkedQueue<>();
    each(
        4,
        sandbox,
        "",
        (connection, _) -> {
          for (String it = left.poll(); it != null; it = left.poll()) {
            String state = it.hashCode() % 2 == 0 ? "paid" : "created";
            String body =
                "{\"provider\":\"picpay\",\"reference\":\"%s\",\"state\":\"%s\",\"amount\":100}"
                    .formatted(it, state);
            expect(connection.send("POST", "/sandbox/payments", "", body), 201, it);
            put.add(it);
          }
        });
    return put;
  }

  private static void cancelAll(Connection connection, Queue<String> payments, Histogram micros)
      throws IOException {
    for (String it = payments.poll(); it != null; it = payments.poll()) {
      String key = "Idempotency-Key: " + it + "\r\n";
      String body = "{\"provider\":\"picpay\",\"reference\":\"" + it + "\"}";
      long start = System.nanoTime();
      Connection.Answer answer = connection.send("POST", "/v1/cancellations", key, body);
      micros.recordValue((System.nanoTime() - start) / 1000);
      expect(answer, 201, "\"state\":\"cancelled\"");
    }
  }

  private static void expect(Connection.Answer answer, int status, String saying)
      throws IOException {
    if (answer.status() != status || !answer.body().contains(saying)) {
      throw new IOException("answered " + answer.status() + " " + answer.body());
    }
  }

  private static Histogram each(int connections, URI server, String headers, Work work)
      throws IOException {
    var all = new Histogram(MICROS_MAX, 3);
    List<Callable<Histogram>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      shares.add(() -> {
        var own = new Histogram(MICROS_MAX, 3);
        try (var connection = new Connection(server, headers)) {
          work.on(connection, own);
        }
        return own;
      });
    }
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Histogram> it : workers.invokeAll(shares)) {
        all.add(it.get());
      }
      return all;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }
}
