package dev.estorno.sandbox.world;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.fake.Profile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;

/**
 * Delivers callbacks when they are due, some at a time, and tries again as the provider would. A
 * merchant that is away, slow or rude disturbs nobody else.
 */
final class Courier implements AutoCloseable {

  /** A callback on its way, with the cell to tell about it. */
  record Parcel(Cell cell, Cell.Owed owed) {
    Callback callback() {
      return owed.callback();
    }
  }

  private static final System.Logger LOG = System.getLogger(Courier.class.getName());
  private static final int WAITING_MAX = 100_000;
  private static final int TRAVELLING_MAX = 64;
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final SandboxClock clock;
  private final Deliveries deliveries;
  private final Runnable poke;
  private final PriorityQueue<Parcel> waiting =
      new PriorityQueue<>(
          Comparator.comparing((Parcel parcel) -> parcel.callback().dueAt())
              .thenComparingLong(parcel -> parcel.owed().number()));
  private final Once client = new Once();
  private int travelling;

  Courier(SandboxClock clock, Deliveries deliveries, Runnable poke) {
    this.clock = clock;
    this.deliveries = deliveries;
    this.poke = poke;
  }

  void offer(Cell cell, Cell.Owed owed) {
    synchronized (this) {
      if (!cell.stillOwes(owed)) return;
      if (waiting.size() >= WAITING_MAX) {
        LOG.log(Level.WARNING, "callback lost: {0} are waiting already", WAITING_MAX);
        return;
      }
      waiting.add(new Parcel(cell, owed));
    }
    poke.run();
  }

  /** Sends off what is due; says when the next one will be. */
  synchronized Optional<Instant> dispatch() {
    Instant now = clock.now();
    while (travelling < TRAVELLING_MAX) {
      Parcel first = waiting.peek();
      if (first == null) return Optional.empty();
      if (first.callback().dueAt().isAfter(now)) return Optional.of(first.callback().dueAt());
      waiting.remove();
      travelling++;
      Thread.ofVirtual().name("sandbox-callback").start(() -> deliver(first));
    }
    return Optional.empty(); // whoever comes back first pokes
  }

  /** Forgets what waits. */
  synchronized void clear() {
    waiting.clear();
  }

  @Override
  public void close() {
    clear();
    client.shutdown();
  }

  private void deliver(Parcel parcel) {
    Profile profile = parcel.cell().profile();
    try {
      String outcome = send(parcel.callback());
      boolean delivered =
          outcome.matches("[0-9]{3}")
              && profile.callbacks().delivered().test(Integer.parseInt(outcome));
      settle(parcel, profile, outcome, delivered);
    } finally {
      synchronized (this) {
        travelling--;
      }
      poke.run();
    }
  }

  private void settle(Parcel parcel, Profile profile, String outcome, boolean delivered) {
    if (!parcel.cell().stillOwes(parcel.owed())) return;
    Callback callback = parcel.callback();
    Instant now = clock.now();
    deliveries.add(
        new Deliveries.Delivery(
            profile.name(), callback.url(), callback.body(), callback.attempt(), now, outcome));
    parcel.cell().callbackTried(parcel.owed(), delivered);
    if (delivered) return;
    callback
        .again(profile.callbacks(), now)
        .ifPresent(next -> offer(parcel.cell(), parcel.owed().with(next)));
  }

  /** The HTTP status, or the name of what went wrong. */
  private String send(Callback callback) {
    try {
      URI uri = URI.create(callback.url());
      if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) return "not http";
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER_MAX);
      callback.headers().forEach(request::header);
      request.POST(HttpRequest.BodyPublishers.ofString(callback.body()));
      HttpResponse<Void> response =
          client.get().send(request.build(), HttpResponse.BodyHandlers.discarding());
      return String.valueOf(response.statusCode());
    } catch (IOException | IllegalArgumentException failed) {
      return failed.getClass().getSimpleName();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** The client is made when the first callback leaves: many sandboxes never send one. */
  private static final class Once {
    private Optional<HttpClient> made = Optional.empty();

    synchronized void shutdown() {
      made.ifPresent(HttpClient::shutdownNow);
    }

    synchronized HttpClient get() {
      if (made.isEmpty()) {
        made =
            Optional.of(
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_MAX)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build());
      }
      return made.get();
    }
  }
}
