package dev.estorno.app.process;

import java.net.URI;

/** The address of a sandbox, as somebody typed it. */
public final class SandboxAddress {
  private SandboxAddress() {}

  /**
   * The address without a slash at its end.
   *
   * @throws Failure when it is not an address of HTTP
   */
  public static URI of(URI typed) {
    boolean http = "http".equals(typed.getScheme()) || "https".equals(typed.getScheme());
    if (!http || typed.getHost() == null) {
      throw new Failure(
          "not the address of a sandbox: " + typed + "; one is http://127.0.0.1:8090");
    }
    return URI.create(typed.toString().replaceAll("/+$", ""));
  }
}
