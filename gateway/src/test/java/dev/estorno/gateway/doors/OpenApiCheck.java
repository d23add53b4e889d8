package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.estorno.gateway.doors.rest.RestDoor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks replies, and bodies that were accepted, against the description that the door serves. */
final class OpenApiCheck {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final JsonMapper MAPPER = new JsonMapper();
  static final JsonNode DOCUMENT = MAPPER.readTree(text());
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();

  private OpenApiCheck() {}

  /** The reply is one that the description has for this path, method and status. */
  static void check(String method, String target, Reply reply) {
    String said = method + " " + target + " -> " + reply.status() + " " + reply.body();
    Optional<JsonNode> operation = operation(method, target);
    String type = reply.header("Content-Type");
    if (operation.isEmpty()) {
      assertThat(reply.status()).as(said).isIn(400, 404, 405);
      assertValid(ref("Problem"), reply.json(), said);
      return;
    }
    JsonNode response = operation.get().path("responses").path(String.valueOf(reply.status()));
    assertThat(response.isMissingNode()).as("not described: " + said).isFalse();
    if (response.path("content").isMissingNode()) {
      assertThat(reply.body()).as("described as empty: " + said).isEmpty();
      return;
    }
    JsonNode content = response.path("content").path(type);
    assertThat(content.isMissingNode()).as("not described as " + type + ": " + said).isFalse();
    if (!method.equals("HEAD")) {
      assertValid(content.path("schema"), reply.json(), said);
    }
    for (String header : response.path("headers").propertyNames()) {
      boolean optional = header.equals("Preference-Applied");
      assertThat(optional || !reply.header(header).isEmpty()).as(header + " of " + said).isTrue();
    }
  }

  /** What the description says of a request's body. */
  static List<String> errorsOfBody(String method, String target, String body) {
    JsonNode schema =
        operation(method, target)
            .orElseThrow()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return errors(schema, MAPPER.readTree(body));
  }

  private static Optional<JsonNode> operation(String method, String target) {
    String path = target.split("\\?")[0];
    String name = method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT);
    return DOCUMENT.path("paths").properties().stream()
        .filter(it -> path.matches(it.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .map(it -> it.getValue().path(name))
        .filter(it -> !it.isMissingNode())
        .findFirst();
  }

  private static void assertValid(JsonNode schema, JsonNode instance, String said) {
    assertThat(errors(schema, instance)).as(said).isEmpty();
  }

  private static List<String> errors(JsonNode schema, JsonNode instance) {
    return COMPILED.computeIfAbsent(schema, OpenApiCheck::compile).validate(instance).stream()
        .map(Error::toString)
        .toList();
  }

  /** A schema of its own, with the document's shared ones beside it. */
  private static Schema compile(JsonNode schema) {
    ObjectNode whole = MAPPER.createObjectNode();
    whole.set("$defs", DOCUMENT.path("components").path("schemas"));
    whole.setAll((ObjectNode) schema.deepCopy());
    return REGISTRY.getSchema(MAPPER.readTree(whole.toString().replace(SCHEMAS, "#/$defs/")));
  }

  private static JsonNode ref(String name) {
    return MAPPER.createObjectNode().put("$ref", SCHEMAS + name);
  }

  private static String text() {
    try (InputStream file = RestDoor.class.getResourceAsStream("openapi.json")) {
      return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
