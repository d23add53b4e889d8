package dev.estorno.gateway.doors;

import static dev.estorno.gateway.doors.RestBadRequestsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever is wrong with the body of a request to cancel is told clearly, by its member. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestBadBodiesTest {
  private static final String PATH = "/v1/cancellations";
  private static final String AUTH = "Authorization: Bearer " + OpenDoors.SHOP_KEY;
  private static final String JSON = "Content-Type: application/json";
  private static final String KEY = "Idempotency-Key: k1";
  private static final String GOOD = "{\"provider\":\"toy\",\"reference\":\"void-1\"}";

  /** The body, what is said of it, and about which member. */
  static final List<Arguments> BODIES =
      List.of(
          arguments("", "malformed_json", ""),
          arguments(" ", "malformed_json", ""),
          arguments("null", "malformed_json", ""),
          arguments("[]", "malformed_json", ""),
          arguments("\"void-1\"", "malformed_json", ""),
          arguments("12", "malformed_json", ""),
          arguments("{", "malformed_json", ""),
          arguments("{\"provider\":", "malformed_json", ""),
          arguments(GOOD + "{}", "malformed_json", ""),
          arguments(GOOD + "x", "malformed_json", ""),
          arguments("{'provider':'toy'}", "malformed_json", ""),
          arguments("{\"provider\":\"toy\",}", "malformed_json", ""),
          arguments("\uFEFF" + GOOD, "malformed_json", ""),
          arguments("{\"a\":".repeat(5000) + "1" + "}".repeat(5000), "malformed_json", ""),
          arguments("[".repeat(20000), "malformed_json", ""),
          arguments("{\"amount\":" + "9".repeat(10_000) + "}", "malformed_json", "amount"),
          arguments("{\"" + "n".repeat(10_000) + "\":1}", "malformed_json", ""),
          arguments("{\"reference\":\"\u0001\"}", "malformed_json", ""),
          arguments("{\"reference\":\"\\ud8\"}", "malformed_json", ""),
          arguments(with("\"amount\":NaN"), "malformed_json", ""),
          arguments(with("\"amount\":0100"), "malformed_json", ""),
          arguments(with("\"amount\":1,\"amount\":1"), "doubled_member", "amount"),
          arguments(with("\"metadata\":{\"a\":\"1\",\"a\":\"2\"}"), "doubled_member", "a"),
          arguments("{\"reference\":\"void-1\"}", "missing_member", "provider"),
          arguments("{\"provider\":\"toy\"}", "missing_member", "reference"),
          arguments("{}", "missing_member", "provider"),
          arguments("{\"provider\":\"picpay\",\"reference\":\"1\"}", "invalid_member", "provider"),
          arguments("{\"provider\":\"TOY\",\"reference\":\"1\"}", "invalid_member", "provider"),
          arguments("{\"provider\":7,\"reference\":\"1\"}", "invalid_member", "provider"),
          arguments("{\"provider\":\"toy\",\"reference\":102030}", "invalid_member", "reference"),
          arguments("{\"provider\":\"toy\",\"reference\":\"\"}", "invalid_member", "reference"),
          arguments("{\"provider\":\"toy\",\"reference\":\"  \"}", "invalid_member", "reference"),
          arguments("{\"provider\":\"toy\",\"reference\":null}", "invalid_member", "reference"),
          arguments("{\"provider\":\"toy\",\"reference\":[]}", "invalid_member", "reference"),
          arguments(reference("a".repeat(201)), "invalid_member", "reference"),
          arguments(reference("a\\u0000b"), "invalid_member", "reference"),
          arguments(reference("a\\nb"), "invalid_member", "reference"),
          arguments(reference("\\ud800"), "invalid_member", "reference"),
          arguments(reference("\\udc00\\ud800"), "invalid_member", "reference"),
          arguments(with("\"amout\":100"), "unknown_member", "amout"),
          arguments(with("\"Amount\":100"), "unknown_member", "Amount"),
          arguments(with("\"\":100"), "unknown_member", ""),
          arguments(with("\"amount\":null"), "invalid_member", "amount"),
          arguments(with("\"amount\":\"100\""), "invalid_member", "amount"),
          arguments(with("\"amount\":10.5"), "invalid_member", "amount"),
          arguments(with("\"amount\":100.0"), "invalid_member", "amount"),
          arguments(with("\"amount\":1e2"), "invalid_member", "amount"),
          arguments(with("\"amount\":1e999999999"), "invalid_member", "amount"),
          arguments(with("\"amount\":0"), "invalid_member", "amount"),
          arguments(with("\"amount\":-1"), "invalid_member", "amount"),
          arguments(with("\"amount\":1000000000001"), "invalid_member", "amount"),
          arguments(with("\"amount\":9223372036854775808"), "invalid_member", "amount"),
          arguments(with("\"amount\":true"), "invalid_member", "amount"),
          arguments(with("\"amount\":{}"), "invalid_member", "amount"),
          arguments(with("\"currency\":\"BRL\""), "missing_member", "amount"),
          arguments(with("\"amount\":1,\"currency\":\"REAIS\""), "invalid_member", "currency"),
          arguments(with("\"amount\":1,\"currency\":\"brl\""), "invalid_member", "currency"),
          arguments(with("\"amount\":1,\"currency\":null"), "invalid_member", "currency"),
          arguments(with("\"on_paid\":\"refus\""), "invalid_member", "on_paid"),
          arguments(with("\"on_paid\":true"), "invalid_member", "on_paid"),
          arguments(with("\"on_paid\":\"\""), "invalid_member", "on_paid"),
          arguments(with("\"deadline\":\"tomorrow\""), "invalid_member", "deadline"),
          arguments(with("\"deadline\":\"2026-11-22\""), "invalid_member", "deadline"),
          arguments(with("\"deadline\":\"2026-11-22T10:00:00\""), "invalid_member", "deadline"),
          arguments(with("\"deadline\":\"2026-02-30T10:00:00Z\""), "invalid_member", "deadline"),
          arguments(with("\"deadline\":\"2026-11-22T25:00:00Z\""), "invalid_member", "deadline"),
          arguments(with("\"deadline\":1763800000"), "invalid_member", "deadline"),
          arguments(with("\"account\":\"mian\""), "invalid_member", "account"),
          arguments(with("\"account\":\"\""), "invalid_member", "account"),
          arguments(with("\"reason\":\"" + "a".repeat(201) + "\""), "invalid_member", "reason"),
          arguments(with("\"reason\":1"), "invalid_member", "reason"),
          arguments(with("\"metadata\":[]"), "invalid_member", "metadata"),
          arguments(with("\"metadata\":\"a\""), "invalid_member", "metadata"),
          arguments(with("\"metadata\":{\"a\":1}"), "invalid_member", "metadata.a"),
          arguments(with("\"metadata\":{\"a\":null}"), "invalid_member", "metadata.a"),
          arguments(with("\"metadata\":{\"a\":{}}"), "invalid_member", "metadata.a"),
          arguments(with("\"metadata\":{\"a\":\"\\u0000\"}"), "invalid_member", "metadata.a"),
          arguments(with("\"metadata\":{\"\":\"a\"}"), "invalid_member", "metadata"),
          arguments(with("\"metadata\":{" + pairs(21) + "}"), "invalid_member", "metadata"));

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

  @ParameterizedTest
  @FieldSource("BODIES")
  void aBodyThatIsWrongIsToldByItsMember(String body, String type, String field) {
    Reply reply = doors.post(PATH, body, KEY);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertProblem(reply, type, field);
  }

  @Test
  void aTypoIsToldItsNeighbour() {
    Reply reply = doors.post(PATH, with("\"amout\":100"), KEY);
    assertThat(reply.at("detail")).isEqualTo("amout is not known here; did you mean amount?");
    Reply account = doors.post(PATH, with("\"account\":\"mian\""), KEY);
    assertThat(account.at("detail")).endsWith("did you mean main?");
  }

  @Test
  void aBodyInBadUtf8IsTold() {
    byte[] body = reference("ã").getBytes(StandardCharsets.ISO_8859_1);
    Reply reply = doors.rest("POST", PATH, List.of(AUTH, JSON, KEY), body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("detail")).contains("UTF-8");
    byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16LE);
    assertThat(doors.rest("POST", PATH, List.of(AUTH, JSON, KEY), utf16).status()).isEqualTo(400);
  }

  /** A request for a full cancellation, with more members. */
  private static String with(String members) {
    return "{\"provider\":\"toy\",\"reference\":\"void-1\"," + members + "}";
  }

  private static String reference(String reference) {
    return "{\"provider\":\"toy\",\"reference\":\"" + reference + "\"}";
  }

  private static String pairs(int count) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add("\"k" + i + "\":\"v\"");
    }
    return String.join(",", pairs);
  }
}
