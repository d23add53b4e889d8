package dev.estorno.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox and a gateway before it, as two processes of their own. */
record World(Child sandbox, Child gateway) implements AutoCloseable {
  private static final Pattern REFERENCE = Pattern.compile("\"reference\"\\s*:\\s*\"([^\"]+)\"");

  static World start(Path script, Path folder, String name) throws IOException {
    Child sandbox =
        Child.start(script, folder.resolve(name + "-sandbox.log"), "sandbox", "--port=0");
    try {
      Child gateway =
          Child.start(
              script,
              folder.resolve(name + "-gateway.log"),
              "serve",
              "--port=0",
              "--sandbox=" + sandbox.address(),
              "--data=" + folder.resolve(name));
      return new World(sandbox, gateway);
    } catch (IOException failed) {
      sandbox.close();
      throw failed;
    }
  }

  URI door() {
    return gateway.address();
  }

  /** Puts unpaid payments there, and tells their references. */
  List<String> payments(String provider, int count) throws IOException {
    String body = "{\"provider\":\"" + provider + "\",\"amount\":100}";
    List<String> references = new ArrayList<>();
    try (var connection = new Connection(sandbox.address(), "")) {
      for (int i = 0; i < count; i++) {
        Connection.Answer answer = connection.send("POST", "/sandbox/payments", "", body);
        Matcher found = REFERENCE.matcher(answer.body());
        if (answer.status() != 201 || !found.find()) {
          throw new IOException("answered " + answer.status() + " " + answer.body());
        }
        references.add(found.group(1));
      }
    }
    return references;
  }

  /** From now on that provider takes requests, and never replies. */
  void hang(String provider) throws IOException {
    String faults = "[{\"provider\":\"" + provider + "\",\"operation\":\"*\",\"fault\":\"hang\"}]";
    try (var connection = new Connection(sandbox.address(), "")) {
      Connection.Answer answer = connection.send("PUT", "/sandbox/faults", "", faults);
      if (answer.status() != 200) {
        throw new IOException("answered " + answer.status() + " " + answer.body());
      }
    }
  }

  @Override
  public void close() {
    gateway.close();
    sandbox.close();
  }
}
