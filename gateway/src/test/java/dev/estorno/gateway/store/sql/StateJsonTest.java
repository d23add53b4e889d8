package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Baseline;
import dev.estorno.core.Effect;
import dev.estorno.core.Money;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StateJsonTest {
  private static final Instant AT = Instant.parse("2026-11-03T12:00:00.000001Z");
  private static final Baseline SUM = Baseline.refundedSoFar(Money.brl(700));

  /** What is on people's disks. A change here needs a migration. */
  static Stream<Arguments> written() {
    return Stream.of(
        Arguments.of(
            new State.Queued(2, State.Wait.REFUSED_FOR_NOW, AT),
            """
            {"attempts":2,"waited_for":"refused_for_now","due_at":1793707200000001}\
            """),
        Arguments.of(
            new State.Submitting(1, AT, Baseline.unmeasured()),
            """
            {"attempt":1,"lease_until":1793707200000001,"refunded_so_far":null}\
            """),
        Arguments.of(
            new State.InDoubt(1, Baseline.unmeasured(), AT, AT.plusSeconds(60), 3, AT),
            """
            {"attempt":1,"since":1793707200000001,"settled_at":1793707260000001,"look_ups":3,\
            "due_at":1793707200000001,"refunded_so_far":null}\
            """),
        Arguments.of(
            new State.Pending(1, Baseline.unmeasured(), "R1", AT, 0, AT),
            """
            {"attempt":1,"reference":"R1","since":1793707200000001,"look_ups":0,\
            "due_at":1793707200000001,"refunded_so_far":null}\
            """),
        Arguments.of(
            new State.Manual(4, SUM, "who was that?"),
            """
            {"attempt":4,"why":"who was that?","refunded_so_far":{"minor":700,"currency":"BRL"}}\
            """),
        Arguments.of(
            new State.Cancelled(Effect.VOIDED, "R1"),
            """
            {"effect":"voided","reference":"R1"}\
            """),
        Arguments.of(
            new State.Refused(Reason.ALREADY_SETTLED, new ProviderWord("422", "pago")),
            """
            {"reason":"already_settled","provider_code":"422","provider_text":"pago"}\
            """));
  }

  @ParameterizedTest
  @MethodSource("written")
  void theWordsOnDiskStayAsTheyAre(State state, String json) {
    assertThat(StateJson.write(state)).isEqualTo(json);
    assertThat(StateJson.read(state.kind(), json)).isEqualTo(state);
  }

  @Test
  void everyStateComesBackAsItWas() {
    long seed = Long.getLong("seed", 1);
    var states = new RandomStates(new Random(seed));
    Set<State.Kind> seen = EnumSet.noneOf(State.Kind.class);
    for (int i = 0; i < 1_000; i++) {
      State state = states.next();
      assertThat(StateJson.read(state.kind(), StateJson.write(state)))
          .as(
              "replay: ./mvnw test -pl gateway -am -Dtest=StateJsonTest -Dseed=%d (state %d)",
              seed, i)
          .isEqualTo(state);
      seen.add(state.kind());
    }
    assertThat(seen).containsExactly(State.Kind.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QUEUED     | {}
          QUEUED     | {"attempts":1,"waited_for":"nothing"}
          QUEUED     | {"attempts":"1","waited_for":"nothing","due_at":1}
          QUEUED     | {"attempts":1.5,"waited_for":"nothing","due_at":1}
          QUEUED     | {"attempts":99999999999,"waited_for":"nothing","due_at":1}
          QUEUED     | {"attempts":1,"waited_for":"godot","due_at":1}
          QUEUED     | {"attempts":1,"waited_for":null,"due_at":1}
          SUBMITTING | {"attempt":1,"lease_until":1}
          SUBMITTING | {"attempt":1,"lease_until":1,"refunded_so_far":{"minor":1}}
          SUBMITTING | {"attempt":1,"lease_until":1,"refunded_so_far":{"minor":-1,"currency":"BRL"}}
          SUBMITTING | {"attempt":1,"lease_until":1,"refunded_so_far":{"minor":1,"currency":"XX"}}
          CANCELLED  | {"effect":"voided"}
          CANCELLED  | [1]
          REFUSED    | not even JSON
          """)
  void whatIsMissingOrOfAnotherTypeIsAnError(State.Kind kind, String json) {
    assertThatThrownBy(() -> StateJson.read(kind, json)).isInstanceOf(RuntimeException.class);
  }
}
