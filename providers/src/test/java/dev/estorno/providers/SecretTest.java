package dev.estorno.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A secret proves, and hides itself. */
class SecretTest {

  @Test
  void theSameTextMatches() {
    assertThat(new Secret("né").matches("né")).isTrue();
    assertThat(new Secret("né").matches("ne")).isFalse();
    assertThat(new Secret("abc").matches("ab")).isFalse();
    assertThat(new Secret("abc").matches("")).isFalse();
  }

  @Test
  void anEmptyOneProvesNothing() {
    assertThat(Secret.NONE.matches("")).isFalse();
  }

  @Test
  void nothingOfItIsPrinted() {
    assertThat("" + new Secret("abc")).isEqualTo("***");
  }
}
