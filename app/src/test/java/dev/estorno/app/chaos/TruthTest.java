package dev.estorno.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.estorno.app.chaos.Wish.Door;
import dev.estorno.app.chaos.Wish.Told;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.demo.Audit.Payment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A checker that finds nothing must be one that could have. */
class TruthTest {
  private static final Row VOIDED = row("1", "a", "cancelled", "voided");
  private static final Row REFUSED = row("2", "b", "refused", "");

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments(rest("k", "a", 201, "1", "cancelled", "voided"), ""),
        arguments(rest("k", "a", 202, "1", "in_doubt", ""), ""),
        arguments(rest("k", "b", 201, "2", "refused", ""), ""),
        arguments(rest("k", "a", 503, "", "", ""), ""),
        arguments(vtex("k", "a", 200, "1"), ""),
        arguments(vtex("k", "b", 501, ""), ""),
        arguments(vtex("k", "a", 500, ""), ""),
        arguments(rest("k", "a", 201, "1", "cancelled", "refunded"), "another effect"),
        arguments(rest("k", "a", 201, "1", "refused", ""), "it was not refused"),
        arguments(rest("k", "b", 201, "2", "cancelled", ""), "it was not cancelled"),
        arguments(rest("k", "b", 201, "1", "cancelled", "voided"), "somebody else's"),
        arguments(rest("k", "a", 202, "9", "queued", ""), "nowhere"),
        arguments(rest("k", "a", 500, "", "", ""), "nobody may be told"),
        arguments(rest("k", "a", 422, "", "", ""), "nobody may be told"),
        arguments(vtex("k", "b", 200, "2"), "it was not cancelled"),
        arguments(vtex("k", "a", 501, ""), "it was cancelled after all"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void eachLieIsFound(Told told, String found) {
    List<String> lies = Truth.lies(List.of(told), List.of(VOIDED, REFUSED));
    if (found.isEmpty()) {
      assertThat(lies).isEmpty();
    } else {
      assertThat(lies).singleElement().asString().contains(found);
    }
  }

  @Test
  void oneKeyLeadsToOneCancellation() {
    var told =
        List.of(
            rest("k", "a", 202, "1", "queued", ""),
            rest("k", "a", 201, "3", "cancelled", "voided"));
    var rows = List.of(VOIDED, row("3", "a", "cancelled", "voided"));
    assertThat(Truth.lies(told, rows)).singleElement().asString().contains("one key led to");
  }

  private static Row row(String id, String payment, String state, String effect) {
    return new Row(id, state, effect, "picpay", payment, Optional.empty(), "");
  }

  private static Told rest(
      String key, String payment, int status, String id, String state, String effect) {
    return new Told(wish(Door.REST, payment, key), status, id, state, effect);
  }

  private static Told vtex(String key, String payment, int status, String id) {
    return new Told(wish(Door.VTEX, payment, key), status, id, "", "");
  }

  private static Wish wish(Door door, String payment, String key) {
    return new Wish(door, new Payment("picpay", payment), Optional.empty(), key);
  }
}
