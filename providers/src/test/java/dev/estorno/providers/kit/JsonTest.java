package dev.estorno.providers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Money;
import dev.estorno.providers.Body;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's JSON is read liberally, and rubbish is no accident. */
class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[1]", "<a/>", "{\"a\":1", "{\"a\":1}x", "{\"a\":1,\"a\":1}", "{a:1}"})
  void rubbishHoldsNothing(String text) {
    Json json = Json.read(Body.of(text));
    assertThat(json.isObject()).isFalse();
    assertThat(json.text("a")).isEmpty();
    assertThat(json.decimal("a")).isEmpty();
    assertThat(json.at("a").at("b").id("c")).isEmpty();
  }

  @Test
  void bytesThatAreNoTextHoldNothing() {
    byte[] bytes = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Json.read(Body.of(bytes)).isObject()).isFalse();
  }

  @Test
  void nestingWithoutEndHoldsNothing() {
    assertThat(Json.read(Body.of("{\"a\":".repeat(100_000))).isObject()).isFalse();
    assertThat(Json.read(Body.of("{\"a\":" + "9".repeat(100_000) + "}")).decimal("a")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          # sent  | text | id  | decimal
          "x"     | x    | x   |
          " x "   | x    | x   |
          "7"     | 7    | 7   | 7
          7       |      | 7   | 7
          7.50    |      |     | 7.50
          "7.50"  | 7.50 | 7.50| 7.50
          "7,50"  | 7,50 | 7,50|
          ""      |      |     |
          null    |      |     |
          true    |      |     |
          []      |      |     |
          {}      |      |     |
          """)
  void aValueIsReadAsWhatIsAskedFor(String sent, String text, String id, BigDecimal decimal) {
    Json json = Json.read(Body.of("{\"a\":" + sent + "}"));
    assertThat(json.text("a").orElse(null)).isEqualTo(text);
    assertThat(json.id("a").orElse(null)).isEqualTo(id);
    assertThat(json.decimal("a").orElse(null)).isEqualTo(decimal);
  }

  @Test
  void listsAreRead() {
    Json json = Json.read(Body.of("{\"a\":[{\"b\":\"1\"},{\"b\":\"2\"}],\"c\":{}}"));
    assertThat(json.at("a").items()).extracting(it -> it.text("b").get()).containsExactly("1", "2");
    assertThat(json.at("c").items()).isEmpty();
    assertThat(json.at("none").items()).isEmpty();
  }

  @Test
  void nothingOfItIsPrinted() {
    assertThat(Json.read(Body.of("{\"cpf\":\"123.456.789-10\"}")).toString())
        .isEqualTo("JSON OBJECT");
  }

  @Test
  void anythingCanBeReadWithoutFailing() {
    var pieces = List.of("{", "}", "[", "]", "\"a\"", ":", ",", "1e9", "-", "null", "\\", "é", " ");
    for (long seed = 0; seed < 2_000; seed++) {
      var chance = new SplittableRandom(seed);
      var text = new StringBuilder();
      for (int i = chance.nextInt(12); i >= 0; i--) {
        text.append(pieces.get(chance.nextInt(pieces.size())));
      }
      Json json = Json.read(Body.of(text.toString()));
      assertThat(json.decimal("a").flatMap(Reais::read)).as("seed %d: %s", seed, text).isNotNull();
      assertThat(json.id("a")).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20.51, 2051",
    "20.5, 2050",
    "20, 2000",
    "2E+1, 2000",
    "0, 0",
    "0.00, 0",
    "0.010, 1",
    "9999999999999.99, 999999999999999",
  })
  void reaisAreExact(BigDecimal reais, long minor) {
    assertThat(Reais.read(reais)).contains(Money.brl(minor));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001", "20.515", "1e13", "1e999999999", "1e-999999999"})
  void whatIsNoMoneyIsNotReadAsMoney(String reais) {
    assertThat(Reais.read(new BigDecimal(reais))).isEmpty();
  }

  @Test
  void reaisAreWrittenWithTwoDecimals() {
    assertThat(Json.write(Map.of("amount", Reais.write(Money.brl(1000)))))
        .isEqualTo("{\"amount\":10.00}");
    assertThat(Json.write(Map.of("amount", Reais.write(Money.brl(1)))))
        .isEqualTo("{\"amount\":0.01}");
  }

  @Test
  void reaisAreReadAsTheyAreWritten() {
    for (long seed = 0; seed < 1_000; seed++) {
      Money money = Money.brl(new SplittableRandom(seed).nextLong(100_000_000_000L));
      assertThat(Reais.read(Reais.write(money))).as("seed %d", seed).contains(money);
    }
  }
}
