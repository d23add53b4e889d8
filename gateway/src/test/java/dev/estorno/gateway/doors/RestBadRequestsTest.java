package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request to the REST door is told clearly, by its name, as a 4xx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestBadRequestsTest {
  private static final String PATH = "/v1/cancellations";
  private static final String AUTH = "Authorization: Bearer " + OpenDoors.SHOP_KEY;
  private static final String JSON = "Content-Type: application/json";
  private static final String KEY = "Idempotency-Key: k1";
  private static final String GOOD = "{\"provider\":\"toy\",\"reference\":\"void-1\"}";

  private OpenDoors doors;

  @BeforeAll
  void open() {
    doors = new OpenDoors();
  }

  /** None of them may have cancelled anything. */
  @AfterAll
  void close() {
    assertThat(doors.toy.asked).isEmpty();
    doors.close();
  }

  @Test
  void whoHasSeveralAccountsMustSayWhich() {
    Reply reply =
        doors.rest(
            "POST",
            PATH,
            List.of("Authorization: Bearer " + OpenDoors.MALL_KEY, JSON, KEY),
            GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(400);
    assertProblem(reply, "missing_member", "account");
    assertThat(reply.at("remedy")).contains("main, b");
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments(401, "unauthorized", "Authorization", List.of(JSON, KEY)),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization:", JSON, KEY)),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization: Bearer", KEY)),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization: Bearer x", KEY)),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization: shop-key", KEY)),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization: Basic c2hvcA==")),
        arguments(401, "unauthorized", "Authorization", List.of("Authorization: Bearer \u00ff")),
        arguments(401, "unauthorized", "Authorization", List.of(AUTH + "x", JSON, KEY)),
        arguments(400, "doubled_header", "Authorization", List.of(AUTH, AUTH, JSON, KEY)),
        arguments(400, "doubled_header", "Authorization", List.of(AUTH, "authorization: a", KEY)),
        arguments(400, "missing_header", "Idempotency-Key", List.of(AUTH, JSON)),
        arguments(400, "invalid_header", "Idempotency-Key", key("")),
        arguments(400, "invalid_header", "Idempotency-Key", key("   ")),
        arguments(400, "invalid_header", "Idempotency-Key", key("a".repeat(256))),
        arguments(400, "invalid_header", "Idempotency-Key", key("\u00e3")),
        arguments(400, "invalid_header", "Idempotency-Key", key("\u00ff\u00fe")),
        arguments(400, "doubled_header", "Idempotency-Key", List.of(AUTH, JSON, KEY, KEY)),
        arguments(415, "unsupported_media_type", "Content-Type", List.of(AUTH, KEY)),
        arguments(415, "unsupported_media_type", "Content-Type", type("text/plain")),
        arguments(415, "unsupported_media_type", "Content-Type", type("text/json")),
        arguments(415, "unsupported_media_type", "Content-Type", type(";;")),
        arguments(415, "unsupported_media_type", "Content-Type", type("application/jsonx")),
        arguments(
            415,
            "unsupported_media_type",
            "Content-Type",
            type("application/x-www-form-urlencoded")),
        arguments(
            415,
            "unsupported_media_type",
            "Content-Type",
            type("application/json; charset=iso-8859-1")),
        arguments(400, "doubled_header", "Content-Type", List.of(AUTH, KEY, JSON, JSON)));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void aHeaderThatIsWrongIsToldByItsName(
      int status, String type, String field, List<String> headers) {
    Reply reply = doors.rest("POST", PATH, headers, GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertProblem(reply, type, field);
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo(status == 401 ? "Bearer realm=\"estorno\"" : "");
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        arguments("GET", "/v1/cancellations?stat=queued", 400, "unknown_parameter", "stat"),
        arguments("GET", "/v1/cancellations?limit=1&limit=1", 400, "doubled_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit=0", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit=201", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit=-1", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit=", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?limit=9999999999", 400, "invalid_parameter", "limit"),
        arguments("GET", "/v1/cancellations?state=open", 400, "invalid_parameter", "state"),
        arguments("GET", "/v1/cancellations?state=", 400, "invalid_parameter", "state"),
        arguments("GET", "/v1/cancellations?state=queued,", 400, "invalid_parameter", "state"),
        arguments("GET", "/v1/cancellations?reference=", 400, "invalid_parameter", "reference"),
        arguments("GET", "/v1/cancellations?attention=yes", 400, "invalid_parameter", "attention"),
        arguments("GET", "/v1/cancellations?from=today", 400, "invalid_parameter", "from"),
        arguments(
            "GET",
            "/v1/cancellations?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
            400,
            "invalid_parameter",
            "to"),
        arguments("GET", "/v1/cancellations?cursor=x", 400, "invalid_parameter", "cursor"),
        arguments("GET", "/v1/cancellations?cursor=MTo", 400, "invalid_parameter", "cursor"),
        arguments("GET", "/v1/cancellations?reference=%ff", 400, "invalid_parameter", ""),
        arguments("GET", "/v1/cancellations?&", 400, "invalid_parameter", ""),
        arguments("GET", "/v1/cancellations/%ff", 400, "bad_path", ""),
        arguments("GET", "/v1/cancellations/", 404, "not_found", ""),
        arguments("GET", "/v1/cancellations/a/b", 404, "not_found", ""),
        arguments("GET", "/v1/cancellations/%00", 404, "not_found", ""),
        arguments("GET", "/v1/payments", 404, "not_found", ""),
        arguments("GET", "/v1/", 404, "not_found", ""),
        arguments("GET", "/", 404, "not_found", ""),
        arguments("GET", "/v2/cancellations", 404, "not_found", ""),
        arguments("PUT", "/v1/cancellations", 405, "method_not_allowed", ""),
        arguments("DELETE", "/v1/cancellations/a", 405, "method_not_allowed", ""),
        arguments("OPTIONS", "/v1/cancellations", 405, "method_not_allowed", ""),
        arguments("BREW", "/v1/cancellations", 405, "method_not_allowed", ""),
        arguments("GET", "/v1/cancellations/a/rulings", 405, "method_not_allowed", ""));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetThatIsWrongIsTold(
      String method, String target, int status, String type, String field) {
    Reply reply = doors.rest(method, target, List.of(AUTH), new byte[0]);
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertProblem(reply, type, field);
    if (status == 405) {
      assertThat(reply.header("Allow")).containsPattern("GET|POST");
    }
  }

  static Stream<Arguments> rulings() {
    return Stream.of(
        arguments("{\"ruling\":\"retry\"}", "missing_member", "by"),
        arguments("{\"by\":\"maria\"}", "missing_member", "ruling"),
        arguments("{\"ruling\":\"count_as_done\",\"by\":\"m\"}", "invalid_member", "ruling"),
        arguments("{\"ruling\":\"count_as_cancelled\",\"by\":\"m\"}", "missing_member", "effect"),
        arguments(
            "{\"ruling\":\"count_as_cancelled\",\"by\":\"m\",\"effect\":\"gone\"}",
            "invalid_member",
            "effect"),
        arguments(
            "{\"ruling\":\"retry\",\"by\":\"m\",\"effect\":\"voided\"}",
            "invalid_member",
            "effect"),
        arguments(
            "{\"ruling\":\"count_as_refused\",\"by\":\"m\",\"provider_reference\":\"1\"}",
            "invalid_member",
            "provider_reference"),
        arguments("{\"ruling\":\"retry\",\"by\":\"\"}", "invalid_member", "by"),
        arguments(
            "{\"ruling\":\"retry\",\"by\":\"" + "m".repeat(65) + "\"}", "invalid_member", "by"),
        arguments("{\"ruling\":\"retry\",\"by\":\"m\",\"force\":true}", "unknown_member", "force"));
  }

  @ParameterizedTest
  @MethodSource("rulings")
  void aRulingThatIsWrongIsToldByItsMember(String body, String type, String field) {
    try (var own = new OpenDoors()) {
      Reply stuck = own.cancel("k1", reference("odd-1"));
      Reply reply = own.post(stuck.at("links.rulings"), body);
      assertThat(reply.status()).as(reply.body()).isEqualTo(400);
      assertProblem(reply, type, field);
      assertThat(OpenApiCheck.errorsOfBody("POST", stuck.at("links.rulings"), body)).isNotEmpty();
      assertThat(own.get(stuck.at("links.self")).at("state")).isEqualTo("manual");
    }
  }

  @Test
  void aBodyThatIsTooLongIsTold() {
    String body = with("\"reason\":\"" + "a".repeat(64 * 1024) + "\"");
    Reply reply = doors.post(PATH, body, KEY);
    assertThat(reply.status()).isEqualTo(413);
    assertProblem(reply, "payload_too_large", "");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Reply chunked = doors.caller.sendChunked(PATH, List.of(AUTH, JSON, KEY), bytes, 1000);
    assertThat(chunked.status()).isEqualTo(413);
  }

  static void assertProblem(Reply reply, String type, String field) {
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.at("type")).isEqualTo("urn:estorno:problem:" + type);
    assertThat(reply.at("status")).isEqualTo(String.valueOf(reply.status()));
    assertThat(reply.at("title")).isNotBlank();
    assertThat(reply.at("detail")).isNotBlank();
    assertThat(reply.at("remedy")).isNotBlank();
    assertThat(reply.json().path("field").asString("")).as(reply.body()).isEqualTo(field);
  }

  /** A request for a full cancellation, with more members. */
  private static String with(String members) {
    return "{\"provider\":\"toy\",\"reference\":\"void-1\"," + members + "}";
  }

  private static String reference(String reference) {
    return "{\"provider\":\"toy\",\"reference\":\"" + reference + "\"}";
  }

  private static List<String> key(String key) {
    return List.of(AUTH, JSON, "Idempotency-Key: " + key);
  }

  private static List<String> type(String type) {
    return List.of(AUTH, KEY, "Content-Type: " + type);
  }
}
