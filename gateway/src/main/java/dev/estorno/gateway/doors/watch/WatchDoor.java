package dev.estorno.gateway.doors.watch;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Problem;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.watch.Health;
import dev.estorno.providers.Body;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /health} and {@code /metrics}. */
public final class WatchDoor implements Door {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final HttpResponse LIVE =
      HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("status", "live"));

  private final Routes routes;

  private WatchDoor(Routes routes) {
    this.routes = routes;
  }

  public static WatchDoor health(Health health, String node) {
    return new WatchDoor(healthRoutes(health, node));
  }

  /**
   * Both.
   *
   * @param metrics all of them, as Prometheus has it
   */
  public static WatchDoor all(Health health, String node, Supplier<String> metrics) {
    return new WatchDoor(
        healthRoutes(health, node)
            .on(
                "GET",
                "/metrics",
                (_, _) -> HttpResponse.of(200, PROMETHEUS, Body.of(metrics.get()))));
  }

  private static Routes healthRoutes(Health health, String node) {
    return new Routes()
        .on("GET", "/health/live", (_, _) -> LIVE)
        .on("GET", "/health/ready", (_, _) -> ready(health.report(), node));
  }

  @Override
  public String route(HttpRequest request) {
    return routes.template(request);
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      return routes.answer(request);
    } catch (Complaint complaint) {
      return Problem.of(complaint);
    }
  }

  private static HttpResponse ready(Health.Report report, String node) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", report.ready() ? "ready" : "not ready")
            .put("node", node);
    report.checks().forEach(json.putObject("checks")::put);
    return HttpResponse.json(report.ready() ? 200 : 503, json);
  }
}
