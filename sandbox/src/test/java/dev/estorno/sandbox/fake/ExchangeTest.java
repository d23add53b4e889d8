package dev.estorno.sandbox.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {

  @ParameterizedTest
  @CsvSource({
    "/payments/1/status, payments|1|status",
    "//payments//1/status/, payments|1|status",
    "/payments/a%2Fb%20c/status?x=1, payments|a/b c|status",
    "/payments/1+1, payments|1+1",
    "/payments/100%, payments|100%",
    "/, ''",
  })
  void aPathIsItsPartsHoweverItIsWritten(String target, String parts) {
    assertThat(String.join("|", exchange(target, "").segments())).isEqualTo(parts);
  }

  @Test
  void queriesAndFormsAreDecoded() {
    Exchange exchange = exchange("/a?after=3&name=x%20y+z&after=4", "apiKey=k%26&empty=");
    assertThat(exchange.query("after")).contains("3");
    assertThat(exchange.query("name")).contains("x y z");
    assertThat(exchange.query("none")).isEmpty();
    assertThat(exchange.form("apiKey")).contains("k&");
    assertThat(exchange.form("empty")).contains("");
  }

  @Test
  void headersAreFoundInAnyCaseAndEveryValueIsKept() {
    assertThat(exchange("/", "").headers("X-Token")).containsExactly("a", "b");
    assertThat(exchange("/", "").header("x-token")).contains("a");
  }

  private static Exchange exchange(String target, String body) {
    return new Exchange("post", target, Map.of("X-ToKeN", List.of("a", "b")), Body.of(body));
  }
}
