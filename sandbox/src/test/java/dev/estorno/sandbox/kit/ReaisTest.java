package dev.estorno.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReaisTest {

  @ParameterizedTest
  @CsvSource({
    "20.51, 2051",
    "'\"20.51\"', 2051",
    "'\" 20.51 \"', 2051",
    "10, 1000",
    "0.1, 10",
    "1e2, 10000",
    "1.10000, 110",
    "0.005, -",
    "20.519, -",
    "1e400, -",
    "1e-400, -",
    "99999999999.99, 9999999999999",
    "99999999999999, -",
    "-3.5, -350",
    "0e999999999, 0",
  })
  void reaisBecomeCentavosExactlyOrNotAtAll(String json, String centavos) {
    OptionalLong minor = Reais.minor(Reais.number(node(json)).orElseThrow());
    assertThat(minor)
        .isEqualTo(
            centavos.equals("-")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(centavos)));
  }

  @ParameterizedTest
  @CsvSource({"'\"20,51\"'", "'\"\"'", "true", "null", "[]", "'\"1e\"'", "'\"NaN\"'"})
  void whatIsNoNumberIsNone(String json) {
    assertThat(Reais.number(node(json))).isEmpty();
  }

  @Test
  void centavosAreWrittenWithTwoDecimals() {
    assertThat(Reais.of(2051)).hasToString("20.51");
    assertThat(Reais.of(0)).hasToString("0.00");
    assertThat(Json.string(Json.object().put("value", Reais.of(1000))))
        .isEqualTo("{\"value\":10.00}");
  }

  private static JsonNode node(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
