package dev.estorno.gateway.doors.kit;

import dev.estorno.providers.Body;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON from strangers: UTF-8 only, one object and nothing after it, no member twice, bounded
 * in depth and in the length of numbers and names.
 */
public final class StrictJson {
  private static final int DEPTH_MAX = 16;
  private static final int NUMBER_LENGTH_MAX = 64;
  private static final int NAME_LENGTH_MAX = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_LENGTH_MAX)
                          .maxNameLength(NAME_LENGTH_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /**
   * The object in the request's body.
   *
   * @throws Complaint when there is none, or it is not sent as JSON
   */
  public static ObjectNode object(HttpRequest request) {
    requireJson(request);
    String text = utf8(request.body());
    if (text.isBlank()) {
      throw malformed("the body is empty");
    }
    JsonNode node = read(text);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw malformed("the body is " + Fields.kind(node) + ", not an object");
  }

  private static void requireJson(HttpRequest request) {
    String type = request.once("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String essence = type.split(";", 2)[0].strip();
    boolean json =
        essence.equals("application/json") || essence.matches("application/[\\w.-]+\\+json");
    boolean utf8 = !type.contains("charset") || type.matches(".*charset=\"?utf-8\"?.*");
    if (!json || !utf8) {
      throw Complaint.about(
          Fault.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type",
          type.isEmpty() ? "Content-Type is missing" : "only JSON in UTF-8 is read here",
          "send Content-Type: application/json");
    }
    if (request.once("Content-Encoding").filter(it -> !it.equals("identity")).isPresent()) {
      throw Complaint.about(
          Fault.UNSUPPORTED_MEDIA_TYPE,
          "Content-Encoding",
          "compressed bodies are not read here",
          "send it as it is");
    }
  }

  private static String utf8(Body body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes())).toString();
    } catch (CharacterCodingException _) {
      throw malformed("the body is not well-formed UTF-8");
    }
  }

  /** The library's own texts are not passed on: they quote the body. */
  private static JsonNode read(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      try {
        return MAPPER.readTree(parser);
      } catch (StreamConstraintsException _) {
        String member = member(parser);
        throw Complaint.about(
            Fault.MALFORMED_JSON,
            member,
            "a number or a name is too long, or the objects too deep",
            "send a flat JSON object");
      } catch (StreamReadException wrong) {
        throw isDoubled(wrong) ? doubled(member(parser)) : notJson(wrong);
      }
    } catch (JacksonException wrong) {
      throw notJson(wrong);
    }
  }

  private static boolean isDoubled(StreamReadException wrong) {
    return String.valueOf(wrong.getOriginalMessage()).startsWith("Duplicate Object property");
  }

  private static Complaint doubled(String member) {
    return Complaint.about(
        Fault.DOUBLED_MEMBER, member, member + " appears twice in the body", "send it once");
  }

  private static Complaint notJson(JacksonException wrong) {
    return malformed("the body is not JSON" + where(wrong.getLocation()));
  }

  private static String member(JsonParser parser) {
    return Optional.ofNullable(parser.currentName()).orElse("");
  }

  private static String where(TokenStreamLocation at) {
    return at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static Complaint malformed(String detail) {
    return Complaint.of(Fault.MALFORMED_JSON, detail, "send one JSON object");
  }
}
