package dev.estorno.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finished cancels per second, and how long one takes: gateway, sandbox and this driver as three
 * processes on one machine, REST with {@code Prefer: wait}, every other payment paid.
 *
 * <p>{@code ./estorno bench [CONNECTIONS,...] [ROUNDS] [CANCELS]}: by default 1 and 16 connections,
 * five rounds of 2000 cancels each, after one round to warm up.
 */
public final class LoadBench {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path script;

  private LoadBench(Path script) {
    this.script = script;
  }

  /** Ends with 1 if anything was not as it should be: a wrong run has no figures. */
  public static void main(String[] arguments) throws IOException {
    List<Integer> connections =
        Stream.of((arguments.length > 0 ? arguments[0] : "1,16").split(","))
            .map(Integer::valueOf)
            .toList();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int cancels = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2000;
    var bench = new LoadBench(Path.of(System.getProperty("estorno.script", "./estorno")));
    bench.run(connections, rounds, cancels);
  }

  private void run(List<Integer> connections, int rounds, int cancels) throws IOException {
    Machine.describe().forEach(out::println);
    out.println();
    Path folder = Files.createTempDirectory("estorno-bench");
    try (Child sandbox = Child.start(script, folder.resolve("sandbox.log"), "sandbox", "--port=0");
        Child gateway = gateway(folder, sandbox)) {
      out.printf(
          Locale.ROOT,
          "%11s %6s %8s %10s %8s %8s %8s%n",
          "connections",
          "round",
          "cancels",
          "per second",
          "p50 ms",
          "p99 ms",
          "max ms");
      for (int it : connections) {
        measure(gateway, sandbox, it, rounds, cancels);
      }
      expectEffects(sandbox, connections.size() * (rounds + 1) * cancels);
    } finally {
      Folders.delete(folder);
    }
  }

  private Child gateway(Path folder, Child sandbox) throws IOException {
    return Child.start(
        script,
        folder.resolve("gateway.log"),
        "serve",
        "--port=0",
        "--sandbox=" + sandbox.address(),
        "--data=" + folder.resolve("rows"));
  }

  private void measure(Child gateway, Child sandbox, int connections, int rounds, int cancels)
      throws IOException {
    var measured = new ArrayList<Round>();
    for (int round = 0; round <= rounds; round++) {
      String name = "bench-" + connections + "-" + round;
      Round it = Round.run(gateway.address(), sandbox.address(), name, connections, cancels);
      print(round == 0 ? "warm" : "" + round, it);
      if (round > 0) {
        measured.add(it);
      }
    }
    measured.sort(Comparator.comparingDouble(Round::perSecond));
    Round median = measured.get(measured.size() / 2);
    out.printf(
        Locale.ROOT,
        "%11d median %19.0f per second (%.0f to %.0f), p50 %.1f ms, p99 %.1f ms%n%n",
        connections,
        median.perSecond(),
        measured.getFirst().perSecond(),
        measured.getLast().perSecond(),
        millis(median, 50),
        millis(median, 99));
  }

  private void print(String round, Round it) {
    out.printf(
        Locale.ROOT,
        "%11d %6s %8d %10.0f %8.1f %8.1f %8.1f%n",
        it.connections(),
        round,
        it.cancels(),
        it.perSecond(),
        millis(it, 50),
        millis(it, 99),
        millis(it, 100));
  }

  private static double millis(Round it, double percentile) {
    return it.micros().getValueAtPercentile(percentile) / 1000.0;
  }

  /** As many effects as cancels: what was counted as finished has happened, and once. */
  private void expectEffects(Child sandbox, int wanted) throws IOException {
    try (var connection = new Connection(sandbox.address(), "")) {
      String effects = connection.send("GET", "/sandbox/effects", "", "").body();
      int found = effects.split("\"effect\":", -1).length - 1;
      if (found != wanted) {
        throw new IOException(found + " effects for " + wanted + " cancels");
      }
      out.println(found + " effects for " + wanted + " cancels");
    }
  }
}
