package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals over real HTTP: heard, never believed. */
class SignalsDoorTest {
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void aSignalMakesALookUpDueSoonAndChangesNothingElse() {
    Reply taken =
        doors.post(
            "/v1/cancellations",
            "{\"provider\":\"toy\",\"reference\":\"pending-1\"}",
            "Idempotency-Key: k1",
            "Prefer: wait=1");
    // After some look-ups the next one is far enough away to be brought forward.
    for (int i = 0; i < 6; i++) {
      doors.advance(Duration.ofMinutes(1));
      doors.turn();
      doors.awaitTrue(() -> state(taken).at("due_at").compareTo("2026-11-20T12:30") < 0);
    }
    Reply before = state(taken);
    assertThat(signal("/signals/toy/shop/main", "pending-1", "sesame").status()).isEqualTo(200);
    Reply after = state(taken);
    assertThat(after.at("due_at")).isLessThan(before.at("due_at"));
    assertThat(after.at("state")).isEqualTo("pending");
    assertThat(doors.get(taken.at("links.journal")).body()).contains("nudged");
  }

  @ParameterizedTest
  @CsvSource({
    "/signals/toy/shop/main,  unknown-1, sesame, 200",
    "/signals/toy/mall/b,     unknown-1, sesame, 200",
    "/signals/toy/b,          unknown-1, sesame, 200",
    "/signals/toy/shop/main,  nothing,   sesame, 200",
    "/signals/toy/shop/main,  garbage,   sesame, 400",
    "/signals/toy/shop/main,  '',        sesame, 400",
    "/signals/toy/shop/main,  unknown-1, wrong,  401",
    "/signals/toy/main,       unknown-1, sesame, 404",
    "/signals/toy/shop/other, unknown-1, sesame, 404",
    "/signals/toy/other/main, unknown-1, sesame, 404",
    "/signals/picpay/main,    unknown-1, sesame, 404",
    "/signals/toy,            unknown-1, sesame, 404",
  })
  void everySignalIsToldWhetherItWasHeard(String path, String body, String proof, int status) {
    assertThat(signal(path, body, proof).status()).isEqualTo(status);
  }

  @Test
  void aDoubledProofProvesNothing() {
    Reply reply =
        doors.caller.send(
            "POST",
            "/signals/toy/shop/main",
            List.of("x-toy: sesame", "X-Toy: sesame"),
            "a".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void aReferenceThatNoPaymentCanHaveIsUnreadable() {
    assertThat(signal("/signals/toy/shop/main", "a".repeat(201), "sesame").status()).isEqualTo(400);
    assertThat(signal("/signals/toy/shop/main", "a".repeat(70_000), "sesame").status())
        .isEqualTo(413);
  }

  @Test
  void onlyAPostIsASignal() {
    Reply reply = doors.caller.send("GET", "/signals/toy/shop/main", List.of(), new byte[0]);
    assertThat(reply.status()).isEqualTo(405);
  }

  private Reply state(Reply taken) {
    return doors.get(taken.at("links.self"));
  }

  private Reply signal(String path, String body, String proof) {
    return doors.caller.send(
        "POST", path, List.of("x-toy: " + proof), body.getBytes(StandardCharsets.UTF_8));
  }
}
