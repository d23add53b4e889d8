package dev.estorno.sandbox.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a fake answers. */
public record Response(int status, Map<String, String> headers, Body body) {

  public Response {
    headers = new TreeMap<>(headers); // in one order, in every process
  }

  public static Response json(int status, JsonNode body) {
    return new Response(status, Map.of("Content-Type", "application/json"), Body.of(body));
  }

  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, Map.of("Content-Type", contentType), Body.of(body));
  }

  public static Response text(int status, String body) {
    return new Response(status, Map.of("Content-Type", "text/plain; charset=utf-8"), Body.of(body));
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), Body.EMPTY);
  }

  /** The same answer with one more header. */
  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
