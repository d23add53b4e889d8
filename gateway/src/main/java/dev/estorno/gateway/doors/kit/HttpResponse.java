package dev.estorno.gateway.doors.kit;

import dev.estorno.providers.Body;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A reply, as data. */
public record HttpResponse(int status, Map<String, String> headers, Body body) {
  private static final String JSON = "application/json";

  public HttpResponse {
    headers = Map.copyOf(headers);
  }

  public static HttpResponse json(int status, JsonNode json) {
    return of(status, JSON, Body.of(json.toString()));
  }

  public static HttpResponse of(int status, String contentType, Body body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body);
  }

  public HttpResponse header(String name, String value) {
    return headers(Map.of(name, value));
  }

  public HttpResponse headers(Map<String, String> further) {
    var more = new TreeMap<>(headers);
    more.putAll(further);
    return new HttpResponse(status, more, body);
  }
}
