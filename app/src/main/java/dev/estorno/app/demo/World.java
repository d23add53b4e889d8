package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.VtexClient;
import java.io.IOException;
import java.net.URI;

/** A gateway and a sandbox, as seen from outside. */
public record World(SandboxClient sandbox, RestClient rest, VtexClient vtex, Listener listener)
    implements AutoCloseable {

  /** With the keys that a gateway in front of a sandbox takes. */
  public static World at(URI gateway, URI sandbox) throws IOException {
    return new World(
        new SandboxClient(sandbox),
        new RestClient(gateway, "dev-key"),
        new VtexClient(gateway, "dev"),
        Listener.start());
  }

  @Override
  public void close() {
    listener.close();
    vtex.close();
    rest.close();
    sandbox.close();
  }
}
