package dev.estorno.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.e2e.Await;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FollowedClockTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void showsTheSandboxsTimeAndFollowsEveryMoveOfIt() throws Exception {
    try (var server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(address(server));
        var clock = FollowedClock.start(address(server))) {
      assertThat(between(Instant.now(), clock.instant())).isLessThan(Duration.ofSeconds(5));

      sandbox.clock("{\"advance\":\"P3D\"}");
      Await.until("three days on", SOON, () -> shows(clock, Duration.ofDays(3)));

      sandbox.clock("{\"now\":\"2031-01-01T12:00:00Z\"}");
      Instant there = Instant.parse("2031-01-01T12:00:00Z");
      Await.until(
          "2031", SOON, () -> between(there, clock.instant()).compareTo(Duration.ofMinutes(1)) < 0);
    }
  }

  @Test
  void runsOnWhileTheSandboxIsAway() throws Exception {
    SandboxServer server = SandboxServer.start(0, 1);
    try (var sandbox = new SandboxClient(address(server))) {
      sandbox.clock("{\"advance\":\"P3D\"}");
    }
    try (var clock = FollowedClock.start(address(server))) {
      server.close();
      Instant before = clock.instant();
      Await.until("time runs on", SOON, () -> clock.instant().isAfter(before.plusMillis(700)));
      assertThat(shows(clock, Duration.ofDays(3))).isTrue();
    }
  }

  @Test
  void isInWholeMicrosecondsAsRowsKeepThem() {
    try (var server = SandboxServer.start(0, 1);
        var clock = FollowedClock.start(address(server))) {
      assertThat(clock.instant().getNano() % 1000).isZero();
    }
  }

  @Test
  void doesNotBeginWithoutASandbox() {
    SandboxServer server = SandboxServer.start(0, 1);
    URI gone = address(server);
    server.close();
    assertThatThrownBy(() -> FollowedClock.start(gone))
        .isInstanceOf(Failure.class)
        .hasMessage("no sandbox answers at " + gone + "; start one with: ./estorno sandbox");
  }

  private static boolean shows(FollowedClock clock, Duration offset) {
    return between(Instant.now().plus(offset), clock.instant()).compareTo(Duration.ofMinutes(1))
        < 0;
  }

  private static Duration between(Instant a, Instant b) {
    return Duration.between(a, b).abs();
  }

  private static URI address(SandboxServer server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }
}
