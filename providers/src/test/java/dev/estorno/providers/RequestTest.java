package dev.estorno.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request goes. */
class RequestTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, /a/b?c=d, https://api.example.com/a/b?c=d",
    "https://api.example.com/base, /a, https://api.example.com/base/a",
    "https://api.example.com/base, https://auth.example.com/token, https://auth.example.com/token",
    "http://127.0.0.1:8090, http://127.0.0.1:8091/token, http://127.0.0.1:8091/token",
  })
  void goesToTheAccountsBaseUnlessItNamesAnotherHost(URI base, String path, URI address) {
    assertThat(Request.read("x", "GET", path).address(base)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ftp://a/b", "https:/a", "https:///a", "https://a", "https://u@h/a"})
  void anythingElseIsAMistake(String path) {
    assertThatThrownBy(() -> Request.read("x", "GET", path))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsNeitherHeadersNorBody() {
    var request = Request.act("x", "POST", "/a").header("k", "secret").json("{\"p\":\"secret\"}");
    assertThat(request).hasToString("x: POST /a");
  }
}
