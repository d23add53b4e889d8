package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.world.SandboxClock;
import dev.estorno.sandbox.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads and moves the sandbox's clock; whoever follows it can wait for the next change. */
final class ClockControl {

  private static final Instant MIN = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final World world;

  ClockControl(World world) {
    this.world = world;
  }

  Response get(Exchange exchange) {
    Optional<String> after = exchange.query("after");
    if (after.isEmpty()) return json(world.clock().read());
    Duration wait = Duration.ofSeconds(number("wait", exchange.query("wait").orElse("20")));
    if (wait.compareTo(WAIT_MAX) > 0) wait = WAIT_MAX;
    try {
      return json(world.clock().after(number("after", after.get()), wait));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return json(world.clock().read());
    }
  }

  Response put(ObjectNode body) {
    Fields.onlyKnown(body, List.of("now", "advance"));
    Optional<String> now = Json.text(body, "now");
    Optional<String> advance = Json.text(body, "advance");
    if (now.isPresent() == advance.isPresent()) {
      throw ControlProblem.bad("now", "give either \"now\" or \"advance\"");
    }
    return now.isPresent() ? set(now.get()) : advance(advance.orElse(""));
  }

  private Response set(String text) {
    try {
      Instant now = OffsetDateTime.parse(text).toInstant();
      if (now.isBefore(MIN) || now.isAfter(MAX)) throw outside("now");
      return json(world.setClock(now));
    } catch (DateTimeException notOne) {
      throw ControlProblem.bad("now", "an instant such as 2026-11-20T21:59:59-03:00");
    }
  }

  private Response advance(String text) {
    try {
      Duration by = Duration.parse(text);
      if (by.isNegative()) throw ControlProblem.bad("advance", "forwards only; or set \"now\"");
      if (by.compareTo(Duration.between(world.clock().now(), MAX)) > 0) throw outside("advance");
      return json(world.advanceClock(by));
    } catch (DateTimeException | ArithmeticException notOne) {
      throw ControlProblem.bad("advance", "a duration such as PT3M, PT2H or P5D");
    }
  }

  private static ControlProblem outside(String field) {
    return ControlProblem.bad(field, "the clock goes from " + MIN + " to " + MAX);
  }

  private static long number(String parameter, String text) {
    if (text.matches("[0-9]{1,18}")) return Long.parseLong(text);
    throw ControlProblem.bad(parameter, "a whole number");
  }

  private static Response json(SandboxClock.Reading reading) {
    return Response.json(
        200,
        Json.object()
            .put("now", reading.now().toString())
            .put("offset_millis", reading.offset().toMillis())
            .put("version", reading.version()));
  }
}
