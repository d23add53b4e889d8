package dev.estorno.app;

import dev.estorno.app.process.Logs;
import dev.estorno.app.process.Terminal;
import dev.estorno.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estorno simulate}. */
@Command(
    name = "simulate",
    description = {
      "Lives through whole histories of the gateway, its providers and their troubles, in memory.",
      "One seed is one history; a history that goes wrong is told with the line that replays it.",
      "With --for it goes on for that long, and stops after "
          + SimulateCommand.WRONG_MAX
          + " that went wrong."
    })
final class SimulateCommand implements Callable<Integer> {
  static final int WRONG_MAX = 10;
  private static final String REPLAY = "./estorno simulate --history --seeds 1 --from ";
  private static final int HISTORY_LINES_MAX = 200;
  private static final int SEEDS_PER_LOOK = 2000;
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many histories (${DEFAULT-VALUE}).")
  private long seeds;

  @Option(
      names = "--from",
      paramLabel = "S",
      defaultValue = "1",
      description = "The first seed (${DEFAULT-VALUE}).")
  private long from;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "PT0S",
      description = "How long, such as PT8H for a night; --seeds is then not looked at.")
  private Duration time = Duration.ZERO;

  @Option(names = "--history", description = "Tell every history, not only those that go wrong.")
  private boolean history;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() {
    Logs.set();
    Logs.silent();
    Terminal out = Terminal.standard();
    return time.isPositive() ? campaign(out) : few(out);
  }

  private int few(Terminal out) {
    return told(out, seeds, live(out, from, seeds));
  }

  /** Batch after batch, on all cores, until the time is over or enough went wrong. */
  private int campaign(Terminal out) {
    Instant begun = clock.instant();
    Instant told = begun;
    long lived = 0;
    long wrong = 0;
    while (clock.instant().isBefore(begun.plus(time)) && wrong < WRONG_MAX) {
      wrong += live(out, from + lived, SEEDS_PER_LOOK);
      lived += SEEDS_PER_LOOK;
      if (clock.instant().isAfter(told.plus(TELL_EVERY))) {
        told = clock.instant();
        long seconds = Math.max(1, Duration.between(begun, told).toSeconds());
        out.line(
            "%s: %d histories, %d a second, %d went wrong"
                .formatted(Duration.ofSeconds(seconds), lived, lived / seconds, wrong));
      }
    }
    return told(out, lived, wrong);
  }

  private int told(Terminal out, long lived, long wrong) {
    out.line("%d histories from seed %d, %d went wrong".formatted(lived, from, wrong));
    return wrong == 0 ? 0 : Main.FAILED;
  }

  /** How many went wrong. */
  private long live(Terminal out, long first, long many) {
    return LongStream.range(first, first + many)
        .parallel()
        .mapToObj(seed -> Simulation.run(seed, history))
        .filter(it -> history || it.violation().isPresent())
        .peek(it -> tell(out, it))
        .filter(it -> it.violation().isPresent())
        .count();
  }

  private static synchronized void tell(Terminal out, Simulation.Outcome outcome) {
    // Told from the beginning: what was not kept the first time is lived through again.
    List<String> lines = Simulation.run(outcome.seed(), true).history();
    out.line("seed " + outcome.seed());
    lines.stream()
        .skip(Math.max(0, lines.size() - HISTORY_LINES_MAX))
        .forEach(it -> out.line("  " + it));
    outcome
        .violation()
        .ifPresent(it -> {
          out.line(out.in(Terminal.Style.BAD, "  " + it));
          out.line("  " + REPLAY + outcome.seed());
        });
  }
}
