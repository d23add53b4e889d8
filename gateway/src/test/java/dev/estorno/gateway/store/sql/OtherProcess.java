package dev.estorno.gateway.store.sql;

import static dev.estorno.gateway.store.Given.NOON;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** A process of its own that opens a store and works on it until somebody kills it. */
final class OtherProcess {
  private static final int CALLERS = 8;

  private OtherProcess() {}

  static Process start(Path folder, String name) throws IOException {
    return start(List.of(name, folder.toString()));
  }

  static Process start(PostgresStore.Server server, String name) throws IOException {
    return start(List.of(name, server.url(), server.user(), server.password()));
  }

  private static Process start(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add(
        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OtherProcess.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Store open(String[] arguments) {
    return arguments.length == 2
        ? SqliteStore.open(Path.of(arguments[1]))
        : PostgresStore.open(
            new PostgresStore.Server(arguments[1], arguments[2], arguments[3], arguments[0]));
  }

  /** Prints one line for each write once it has returned: the id, the version, and a full stop. */
  public static void main(String[] arguments) {
    try (Store store = open(arguments);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String caller = arguments[0] + "-" + i;
        callers.submit(() -> cancelForever(store, caller));
      }
    } catch (StoreDown down) {
      System.out.println(down.getMessage());
    }
  }

  private static void cancelForever(Store store, String caller) {
    for (int i = 0; true; i++) {
      Cancellation fresh = Given.alone(caller + "-" + i);
      var asked = Given.asked(fresh, "key-" + fresh.id(), Given.worker(NOON));
      var taken = (Admission.Fresh) store.admit(List.of(asked)).getFirst();
      acknowledge(fresh.id(), taken.entry().cancellation().version());
      Step done = Given.voided(taken.entry().cancellation());
      store.save(List.of(done));
      acknowledge(fresh.id(), done.after().version());
    }
  }

  private static synchronized void acknowledge(CancellationId id, long version) {
    System.out.println(id + " " + version + " .");
    System.out.flush();
  }
}
