package dev.estorno.gateway.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Someone who asks a gateway to cancel payments of one provider. */
record Caller(Http gateway, String provider, AtomicInteger keys) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String KEY = "Bearer dev-key";

  Caller(Http gateway, String provider) {
    this(gateway, provider, new AtomicInteger());
  }

  /** Asks under a new key, and waits for the end; {@code more} members follow the first two. */
  JsonNode cancel(String reference, String more) {
    return ask(reference, more, PATIENCE);
  }

  /** Asks under a new key, and does not wait. */
  JsonNode begin(String reference, String more) {
    return ask(reference, more, Duration.ZERO);
  }

  private JsonNode ask(String reference, String more, Duration wait) {
    String body =
        "{\"provider\":\"%s\",\"reference\":\"%s\"%s}".formatted(provider, reference, more);
    return gateway.ok(
        "POST",
        "/v1/cancellations",
        body,
        Map.of(
            "Authorization",
            KEY,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "key-" + keys.incrementAndGet(),
            "Prefer",
            "wait=" + wait.toSeconds()));
  }

  /** Reads it until it is as wished for. */
  JsonNode await(JsonNode cancellation, Predicate<JsonNode> wish) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode now = read(cancellation, "self");
    while (!wish.test(now)) {
      assertThat(System.nanoTime()).as("still: %s", now).isLessThan(end);
      Thread.onSpinWait();
      now = read(cancellation, "self");
    }
    return now;
  }

  /** Its journal, as text. */
  String journal(JsonNode cancellation) {
    return read(cancellation, "journal").toString();
  }

  private JsonNode read(JsonNode cancellation, String link) {
    String path = cancellation.path("links").path(link).asString();
    return gateway.ok("GET", path, "", Map.of("Authorization", KEY));
  }

  HttpResponse<String> signal(String body, Map<String, String> headers) {
    return gateway.send("POST", "/signals/" + provider + "/main", body, headers);
  }
}
