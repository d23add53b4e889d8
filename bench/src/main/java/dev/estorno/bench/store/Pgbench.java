package dev.estorno.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** PostgreSQL's own load driver with the same statements, one flow after another per client. */
final class Pgbench {
  private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+) \\(without");

  private final Path program;
  private final int port;

  Pgbench(Path program, int port) {
    this.program = program;
    this.port = port;
  }

  double perSecond(int clients, Duration duration) throws IOException, InterruptedException {
    Path script = Files.createTempFile("estorno-flow", ".pgbench");
    try {
      Files.writeString(script, History.text("flow.pgbench"));
      List<String> command =
          List.of(
              program.toString(),
              "--host=127.0.0.1",
              "--port=" + port,
              "--username=bench",
              "--no-vacuum",
              "--protocol=prepared",
              "--client=" + clients,
              "--jobs=" + Math.min(clients, 2),
              "--time=" + duration.toSeconds(),
              "--file=" + script,
              "postgres");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      var found = PER_SECOND.matcher(said);
      if (process.waitFor() != 0 || !found.find()) {
        throw new IOException("pgbench failed: " + said);
      }
      return Double.parseDouble(found.group(1));
    } finally {
      Files.delete(script);
    }
  }
}
