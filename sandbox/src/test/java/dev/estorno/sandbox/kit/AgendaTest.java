package dev.estorno.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgendaTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void whatIsDueComesInOrderOfTimeThenOfEntry() {
    Agenda<String> agenda = new Agenda<>();
    agenda.add(NOON.plusSeconds(2), "later");
    agenda.add(NOON, "first");
    agenda.add(NOON, "second");
    assertThat(agenda.next()).contains(NOON);
    assertThat(agenda.take(NOON).orElseThrow().what()).isEqualTo("first");
    assertThat(agenda.take(NOON).orElseThrow().what()).isEqualTo("second");
    assertThat(agenda.take(NOON)).isEmpty();
    assertThat(agenda.next()).contains(NOON.plusSeconds(2));
  }
}
