package dev.estorno.gateway.doors;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reply as it came over the wire. Header names are in lower case. */
public record Reply(int status, Map<String, List<String>> headers, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  public JsonNode json() {
    return MAPPER.readTree(body);
  }

  /** The member at a path such as {@code refusal.reason}, as text; "null" for a null. */
  public String at(String path) {
    JsonNode node = json();
    for (String name : path.split("\\.")) {
      node = node.path(name);
    }
    return node.asString(node.toString());
  }

  public String header(String name) {
    return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }
}
