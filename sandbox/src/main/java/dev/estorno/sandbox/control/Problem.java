package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import tools.jackson.databind.node.ObjectNode;

/** Errors of the sandbox itself, as RFC 9457 says. */
public final class Problem {

  private Problem() {}

  static Response of(ControlProblem problem) {
    String title =
        switch (problem.status()) {
          case 404 -> "Not found";
          case 409 -> "The payment is not where it would have to be";
          default -> "The request cannot be understood";
        };
    return of(problem.status(), title, problem.detail(), problem.field());
  }

  /** A problem whose {@code field}, if not empty, names what is at fault. */
  public static Response of(int status, String title, String detail, String field) {
    ObjectNode body =
        Json.object()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (!field.isEmpty()) body.put("field", field);
    return Response.of(status, "application/problem+json", Json.bytes(body));
  }
}
