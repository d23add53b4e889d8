package dev.estorno.bench.store;

import dev.estorno.bench.Machine;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.sql.PostgresStore;
import dev.estorno.gateway.store.sql.SqliteStore;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Durable flows per second: a cancellation taken in and claimed in one transaction, its end
 * recorded in another; on PostgreSQL beside {@code pgbench} with the same statements, by turns.
 *
 * <p>{@code ./estorno bench store [sqlite,postgres] [FINISHED,...] [CALLERS,...] [SECONDS]
 * [ROUNDS]}: by default both, with 10000 finished rows, 1, 16 and 64 callers, three rounds of 5 s.
 */
public final class StoreBench {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<Long> finished;
  private final List<Integer> callers;
  private final Duration duration;
  private final int rounds;

  private StoreBench(List<Long> finished, List<Integer> callers, Duration duration, int rounds) {
    this.finished = finished;
    this.callers = callers;
    this.duration = duration;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> stores = words(arguments, 0, "sqlite,postgres");
    var bench =
        new StoreBench(
            words(arguments, 1, "10000").stream().map(Long::valueOf).toList(),
            words(arguments, 2, "1,16,64").stream().map(Integer::valueOf).toList(),
            Duration.ofSeconds(Long.parseLong(words(arguments, 3, "5").getFirst())),
            Integer.parseInt(words(arguments, 4, "3").getFirst()));
    Machine.describe().forEach(bench.out::println);
    for (String it : stores) {
      switch (it) {
        case "sqlite" -> bench.sqlite();
        case "postgres" -> bench.postgres();
        default -> throw new IllegalArgumentException("no store is called " + it);
      }
    }
  }

  private static List<String> words(String[] arguments, int place, String otherwise) {
    return Stream.of((arguments.length > place ? arguments[place] : otherwise).split(",")).toList();
  }

  private void sqlite() throws Exception {
    Path folder = Files.createTempDirectory("estorno-bench-sqlite");
    try {
      long there = 0;
      for (long rows : finished) {
        SqliteStore.open(folder).close();
        try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("estorno.db"))) {
          History.grow(connection, "finished-sqlite.sql", there, rows);
        }
        there = rows;
        try (Store store = SqliteStore.open(folder)) {
          measure("SQLite", rows, store, Optional.empty());
        }
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void postgres() throws Exception {
    Optional<Path> programs = OwnServer.programs();
    if (programs.isEmpty()) {
      out.println("PostgreSQL's programs are not on this machine: nothing was measured of it");
      return;
    }
    Path pgbench = programs.get().resolve("pgbench");
    if (!Files.isExecutable(pgbench)) {
      out.println("pgbench is not on this machine (Debian has it in postgresql): left out");
    }
    try (OwnServer server = OwnServer.start(programs.get())) {
      long there = 0;
      var place = new PostgresStore.Server(server.url(), "bench", "none", "bench");
      for (long rows : finished) {
        try (Store store = PostgresStore.open(place)) {
          try (var connection = DriverManager.getConnection(server.url(), "bench", "none")) {
            History.grow(connection, "finished-postgres.sql", there, rows);
          }
          there = rows;
          measure(
              "PostgreSQL",
              rows,
              store,
              Optional.of(pgbench)
                  .filter(Files::isExecutable)
                  .map(it -> new Pgbench(it, server.port())));
        }
      }
    }
  }

  private void measure(String name, long rows, Store store, Optional<Pgbench> pgbench)
      throws Exception {
    var flows = new Flows(store);
    out.printf(Locale.ROOT, "%n%s, %,d finished rows before%n", name, rows);
    flows.run(16, duration);
    for (int it : callers) {
      var ours = new ArrayList<Double>();
      var theirs = new ArrayList<Double>();
      for (int round = 1; round <= rounds; round++) {
        Flows.Result result = flows.run(it, duration);
        ours.add(result.perSecond());
        out.printf(
            Locale.ROOT,
            "%4d callers: %,8.0f flows/s, p50 %.1f ms, p99 %.1f ms",
            it,
            result.perSecond(),
            result.p50Millis(),
            result.p99Millis());
        if (pgbench.isPresent()) {
          theirs.add(pgbench.get().perSecond(it, duration));
          out.printf(
              Locale.ROOT,
              "; pgbench %,8.0f; ratio %.2f",
              theirs.getLast(),
              ours.getLast() / theirs.getLast());
        }
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        out.printf(Locale.ROOT, "; load %.1f%n", load);
      }
    }
  }
}
