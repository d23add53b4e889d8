package dev.estorno.app.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sandbox's time: the machine's clock and the sandbox's offset from it, kept fresh by asking the
 * sandbox to answer as soon as somebody moves its clock. While the sandbox is away time runs on.
 */
public final class FollowedClock implements InstantSource, AutoCloseable {
  private record Reading(Duration offset, long version) {}

  private static final Logger log = LoggerFactory.getLogger(FollowedClock.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration FIRST_ANSWER_MAX = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final Duration PAUSE_WHEN_AWAY = Duration.ofMillis(500);

  private final URI clock;
  private final InstantSource machine;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(FIRST_ANSWER_MAX)
          .build();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread follower;
  private volatile Reading reading;

  private FollowedClock(URI sandbox, InstantSource machine) {
    this.clock = URI.create(sandbox + "/sandbox/clock");
    this.machine = machine;
    this.reading = first(sandbox);
    this.follower = Thread.ofVirtual().name("estorno-sandbox-clock").unstarted(this::follow);
  }

  /**
   * Reads the sandbox's clock and follows it from then on.
   *
   * @throws Failure when no sandbox answers there
   */
  public static FollowedClock start(URI sandbox) {
    var clock = new FollowedClock(sandbox, Clocks.system());
    clock.follower.start();
    return clock;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(reading.offset());
  }

  private Reading first(URI sandbox) {
    try {
      return ask(clock, FIRST_ANSWER_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Failure("stopped while asking the sandbox for its time");
    } catch (IOException | JacksonException | IllegalArgumentException absent) {
      throw new Failure("no sandbox answers at " + sandbox + "; start one with: ./estorno sandbox");
    }
  }

  private void follow() {
    while (closing.getCount() > 0) {
      try {
        var next = "?after=" + reading.version() + "&wait=" + WAIT.toSeconds();
        Reading told = ask(URI.create(clock + next), WAIT.plus(LATE));
        if (!told.offset().equals(reading.offset())) {
          log.info("the sandbox moved its clock: now {}", machine.instant().plus(told.offset()));
        }
        reading = told;
      } catch (IOException | JacksonException away) {
        log.debug("the sandbox does not tell its time: {}", away.getMessage());
        rest();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private Reading ask(URI address, Duration timeMax) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(timeMax).build();
    JsonNode told = JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
    if (!told.path("offset_millis").isIntegralNumber()
        || !told.path("version").isIntegralNumber()) {
      throw new IOException("that is no sandbox's clock");
    }
    return new Reading(
        Duration.ofMillis(told.path("offset_millis").longValue()),
        told.path("version").longValue());
  }

  private void rest() {
    try {
      if (closing.await(PAUSE_WHEN_AWAY.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    follower.interrupt();
    client.shutdownNow();
  }
}
