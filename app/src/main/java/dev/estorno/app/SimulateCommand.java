package dev.estorno.app;

import dev.estorno.app.process.Logs;
import dev.estorno.app.process.Terminal;
import dev.estorno.simulator.Simulation;
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
      "One seed is one history; a history that goes wrong is told with the line that replays it."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String REPLAY = "./estorno simulate --history --seeds 1 --from ";
  private static final int HISTORY_LINES_MAX = 200;

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

  @Option(names = "--history", description = "Tell every history, not only those that go wrong.")
  private boolean history;

  @Override
  public Integer call() {
    Logs.set();
    Logs.errorsOnly();
    Terminal out = Terminal.standard();
    long wrong =
        LongStream.range(from, from + seeds)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, history))
            .filter(it -> history || it.violation().isPresent())
            .peek(it -> tell(out, it))
            .filter(it -> it.violation().isPresent())
            .count();
    out.line("%d histories from seed %d, %d went wrong".formatted(seeds, from, wrong));
    return wrong == 0 ? 0 : Main.FAILED;
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
