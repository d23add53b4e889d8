package dev.estorno.app.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code estorno serve} as a process of its own, which can be killed without warning. */
public final class GatewayProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+)");
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private final Process process;
  private final URI address;
  private final BlockingQueue<String> said;

  private GatewayProcess(Process process, URI address, BlockingQueue<String> said) {
    this.process = process;
    this.address = address;
    this.said = said;
  }

  /** Starts one in front of that sandbox, with its rows in {@code data}; returns once it is up. */
  public static GatewayProcess start(URI sandbox, Path data) throws Exception {
    return start(List.of("serve", "--sandbox", "" + sandbox, "--port", "0", "--data", "" + data));
  }

  /** Starts one with these arguments. */
  public static GatewayProcess start(List<String> arguments) throws Exception {
    Process process = Program.start(arguments);
    var said = new LinkedBlockingQueue<String>();
    Thread.ofVirtual().start(() -> read(process, said));
    long end = System.nanoTime() + START_MAX.toNanos();
    var heard = new ArrayList<String>();
    while (System.nanoTime() < end && (process.isAlive() || !said.isEmpty())) {
      String line = said.poll(100, TimeUnit.MILLISECONDS);
      if (line != null) {
        heard.add(line);
        Matcher found = ADDRESS.matcher(line);
        if (found.find()) {
          return new GatewayProcess(process, URI.create(found.group(1)), said);
        }
      }
    }
    process.destroyForcibly().waitFor();
    throw new AssertionError("the gateway did not start: " + heard);
  }

  public URI address() {
    return address;
  }

  /** As a power cut does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it where it is (SIGSTOP), as a machine that is moved or swaps does. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("no signal " + name + " to process " + process.pid());
    }
  }

  /** Asks it to end (SIGTERM); gives its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end when asked to");
    }
    return process.exitValue();
  }

  /** What it said since it was up. */
  public List<String> said() {
    return List.copyOf(said);
  }

  private static void read(Process process, BlockingQueue<String> said) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
      }
    } catch (IOException killed) {
      said.add("(its output ended: " + killed.getMessage() + ")");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
