package dev.estorno.simulator.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, for people to read; written only when somebody will. */
public final class History {
  private final Agenda agenda;
  private final Instant start;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  public History(Agenda agenda, boolean kept) {
    this.agenda = agenda;
    this.start = agenda.instant();
    this.kept = kept;
  }

  public void add(Supplier<String> line) {
    if (kept) {
      Duration at = Duration.between(start, agenda.instant());
      lines.add("%9.3f s  %s".formatted(at.toMillis() / 1000.0, line.get()));
    }
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
