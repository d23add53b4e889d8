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

/** Whatever is wrong with a request to the VTEX door is told in VTEX's form, as a 4xx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VtexBadRequestsTest {
  private static final String PATH = "/vtex/payments/void-1/cancellations";
  private static final String JSON = "Content-Type: application/json";
  private static final String GOOD = "{\"paymentId\":\"void-1\",\"requestId\":\"R1\"}";

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

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("shop", "", "malformed-json", "empty"),
        arguments("shop", "[]", "malformed-json", "array"),
        arguments("shop", "{", "malformed-json", "JSON"),
        arguments("shop", GOOD + "{}", "malformed-json", "JSON"),
        arguments("shop", "{\"a\":".repeat(5000), "malformed-json", "deep"),
        arguments("shop", "{}", "missing-member", "paymentId"),
        arguments("shop", "{\"requestId\":\"R1\"}", "missing-member", "paymentId"),
        arguments("shop", "{\"paymentId\":\"void-1\"}", "missing-member", "requestId"),
        arguments("shop", ids("\"void-2\"", "\"R1\""), "invalid-member", "paymentId"),
        arguments("shop", ids("7", "\"R1\""), "invalid-member", "paymentId"),
        arguments("shop", ids("null", "\"R1\""), "invalid-member", "paymentId"),
        arguments("shop", ids("\"void-1\"", "\"\""), "invalid-member", "requestId"),
        arguments("shop", ids("\"void-1\"", "null"), "invalid-member", "requestId"),
        arguments("shop", ids("\"void-1\"", "12"), "invalid-member", "requestId"),
        arguments("shop", ids("\"void-1\"", "{}"), "invalid-member", "requestId"),
        arguments("shop", ids("\"void-1\"", "\"\\u0000\""), "invalid-member", "requestId"),
        arguments("shop", ids("\"void-1\"", "\"\\ud800\""), "invalid-member", "requestId"),
        arguments(
            "shop", ids("\"void-1\"", "\"" + "r".repeat(201) + "\""), "invalid-member", "req"),
        arguments(
            "shop", ids("\"void-1\"", "\"R1\",\"requestId\":\"R2\""), "doubled-member", "req"),
        arguments("shop-auth", GOOD, "missing-member", "authorizationId"),
        arguments("shop-auth", with("\"authorizationId\":null"), "missing-member", "authoriz"),
        arguments("shop-auth", with("\"authorizationId\":\"\""), "missing-member", "authoriz"),
        arguments("shop-auth", with("\"authorizationId\":7"), "invalid-member", "authoriz"),
        arguments("shop-tid", GOOD, "missing-member", "tid"),
        arguments("shop-cents", with("\"value\":\"2300\""), "invalid-member", "value"),
        arguments("shop-cents", with("\"value\":23.5"), "invalid-member", "value"),
        arguments("shop-cents", with("\"value\":0"), "invalid-member", "value"),
        arguments("shop-cents", with("\"value\":-1"), "invalid-member", "value"),
        arguments("shop-cents", with("\"value\":1e999999999"), "invalid-member", "value"),
        arguments("shop-cents", with("\"value\":1e-999999999"), "invalid-member", "value"),
        arguments("shop-reais", with("\"value\":0.001"), "invalid-member", "value"),
        arguments("shop-reais", with("\"value\":[]"), "invalid-member", "value"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyThatIsWrongIsToldByItsMember(String store, String body, String code, String named) {
    Reply reply = doors.vtex("void-1", body, store);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.at("code")).isEqualTo(code);
    assertThat(reply.at("message")).contains(named);
    assertThat(reply.at("paymentId")).isEqualTo("void-1");
    assertThat(reply.at("cancellationId")).isEqualTo("null");
  }

  @Test
  void aPaymentIdThatIsTooLongForAnyProviderIsTold() {
    String id = "v".repeat(201);
    Reply reply = doors.vtex(id, "{\"paymentId\":\"" + id + "\",\"requestId\":\"R1\"}", "shop");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("message")).contains("paymentId");
    assertThat(reply.at("requestId")).isEqualTo("R1");
  }

  @Test
  void aBodyInBadUtf8OrTooLongIsTold() {
    byte[] latin = GOOD.replace("R1", "\u00e3").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(doors.caller.send("POST", PATH, pair("shop", "token"), latin).status())
        .isEqualTo(400);
    Reply large = doors.vtex("void-1", with("\"x\":\"" + "a".repeat(65536) + "\""), "shop");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.at("code")).isEqualTo("payload-too-large");
  }

  static Stream<Arguments> headers() {
    String key = "X-VTEX-API-AppKey: shop";
    String token = "X-VTEX-API-AppToken: token";
    return Stream.of(
        arguments(401, List.of(JSON)),
        arguments(401, List.of(JSON, key)),
        arguments(401, List.of(JSON, token)),
        arguments(401, pair("", "")),
        arguments(401, pair("shop", "")),
        arguments(401, pair("shop", "wrong")),
        arguments(401, pair("wrong", "token")),
        arguments(401, pair("shopt", "oken")),
        arguments(401, pair("\u00ff", "\u00fe")),
        arguments(401, pair("a".repeat(5000), "token")),
        arguments(401, List.of(JSON, "Authorization: Bearer " + OpenDoors.SHOP_KEY)),
        arguments(400, List.of(JSON, key, key, token)),
        arguments(400, List.of(JSON, key, token, token)),
        arguments(400, List.of(JSON, key, token, "X-PROVIDER-API-AppKey: mall")),
        arguments(400, List.of(JSON, key, token, "X-PROVIDER-API-AppToken: other")),
        arguments(400, List.of(JSON, JSON, key, token)),
        arguments(415, List.of(key, token)),
        arguments(415, List.of("Content-Type: text/xml", key, token)));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headersThatAreWrongAreToldInVtexsForm(int status, List<String> headers) {
    Reply reply = doors.caller.send("POST", PATH, headers, GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.at("paymentId")).isEqualTo("void-1");
    assertThat(reply.at("cancellationId")).isEqualTo("null");
    assertThat(reply.at("message")).isNotBlank();
    if (status == 401) {
      assertThat(reply.at("code")).isEqualTo("unauthorized");
      assertThat(reply.at("requestId")).isEqualTo("R1");
    }
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        arguments("GET", "/vtex/manifest", 404),
        arguments("POST", "/vtex/payments", 404),
        arguments("POST", "/vtex/payments/void-1/settlements", 404),
        arguments("POST", "/vtex/payments/void-1/cancelations", 404),
        arguments("POST", "/vtex/payments/%ff/cancellations", 400),
        arguments("GET", PATH, 405),
        arguments("DELETE", PATH, 405));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetThatIsWrongIsToldInVtexsForm(String method, String target, int status) {
    Reply reply = doors.caller.send(method, target, pair("shop", "token"), new byte[0]);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("cancellationId")).isEqualTo("null");
    assertThat(reply.at("code")).isNotBlank();
  }

  private static List<String> pair(String key, String token) {
    return List.of(JSON, "X-VTEX-API-AppKey: " + key, "X-VTEX-API-AppToken: " + token);
  }

  private static String ids(String paymentId, String requestId) {
    return "{\"paymentId\":" + paymentId + ",\"requestId\":" + requestId + "}";
  }

  private static String with(String members) {
    return "{\"paymentId\":\"void-1\",\"requestId\":\"R1\"," + members + "}";
  }
}
