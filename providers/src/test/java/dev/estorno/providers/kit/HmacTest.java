package dev.estorno.providers.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {
  /** RFC 4231, test case 2. */
  private static final String RIGHT =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final Secret KEY = new Secret("Jefe");

  @Test
  void provesWhatWasSignedWhole() {
    assertThat(Hmac.proves(RIGHT, KEY, parts("what do ya want ", "for nothing?"))).isTrue();
    assertThat(
            Hmac.proves(RIGHT.toUpperCase(Locale.ROOT), KEY, parts("what do ya want for nothing?")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5bdc",
        "zz",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"
      })
  void provesNothingElse(String hex) {
    assertThat(Hmac.proves(hex, KEY, parts("what do ya want for nothing?"))).isFalse();
  }

  @Test
  void anotherSecretOrTextProvesNothing() {
    assertThat(Hmac.proves(RIGHT, new Secret("jefe"), parts("what do ya want for nothing?")))
        .isFalse();
    assertThat(Hmac.proves(RIGHT, KEY, parts("what do ya want for nothing"))).isFalse();
    assertThat(Hmac.proves(RIGHT, Secret.NONE, parts("what do ya want for nothing?"))).isFalse();
  }

  private static List<byte[]> parts(String... parts) {
    return List.of(parts).stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
