package dev.estorno.gateway.doors.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which handler answers which method and path. */
public final class Routes {
  /** A plain function from a request, and what its path names, to a reply. */
  @FunctionalInterface
  public interface Handler {
    HttpResponse handle(HttpRequest request, Map<String, String> named);
  }

  /**
   * A way in.
   *
   * @param template a path such as {@code /v1/cancellations/{id}}
   */
  public record Route(String method, String template, Handler handler) {}

  /** What a path is called that no template matches. */
  public static final String NOWHERE = "other";

  private final List<Route> routes = new ArrayList<>();

  public Routes on(String method, String template, Handler handler) {
    routes.add(new Route(method, template, handler));
    return this;
  }

  public List<Route> all() {
    return List.copyOf(routes);
  }

  /**
   * Hands the request to its handler. A HEAD is a GET whose body the server leaves out.
   *
   * @throws Complaint when nothing answers this path, or not this method
   */
  public HttpResponse answer(HttpRequest request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    List<String> path = Percent.segments(request.path());
    Set<String> allowed = new LinkedHashSet<>();
    for (Route route : routes) {
      Map<String, String> named = new HashMap<>();
      if (matches(route, path, named)) {
        if (route.method().equals(method)) {
          return route.handler().handle(request, named);
        }
        allowed.add(route.method());
      }
    }
    throw allowed.isEmpty() ? nowhere() : wrongMethod(request.method(), allowed);
  }

  /** The template that the path matches, whatever the method. */
  public String template(HttpRequest request) {
    try {
      List<String> path = Percent.segments(request.path());
      return routes.stream()
          .filter(it -> matches(it, path, new HashMap<>()))
          .map(Route::template)
          .findFirst()
          .orElse(NOWHERE);
    } catch (Complaint _) {
      // The door says so to the caller; here it is only one more path that leads nowhere.
      return NOWHERE;
    }
  }

  private static boolean matches(Route route, List<String> path, Map<String, String> named) {
    String[] template = route.template().substring(1).split("/", -1);
    if (template.length != path.size()) {
      return false;
    }
    for (int i = 0; i < template.length; i++) {
      if (template[i].startsWith("{")) {
        named.put(template[i].substring(1, template[i].length() - 1), path.get(i));
      } else if (!template[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Complaint nowhere() {
    return Complaint.of(Fault.NOT_FOUND, "no such path", "see /v1/openapi.json for all paths");
  }

  private static Complaint wrongMethod(String method, Set<String> allowed) {
    String allow = String.join(", ", allowed);
    return Complaint.of(Fault.METHOD_NOT_ALLOWED, method + " is not allowed here", "use " + allow)
        .with("Allow", allow);
  }
}
