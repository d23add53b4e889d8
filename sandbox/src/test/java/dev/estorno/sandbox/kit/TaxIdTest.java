package dev.estorno.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxIdTest {

  @ParameterizedTest
  @CsvSource({
    "39784045087, true",
    "397.840.450-87, true",
    "12345678909, true",
    "11222333000181, true",
    "11.222.333/0001-81, true",
    "39784045086, false",
    "39784045097, false",
    "397840450870, false",
    "11222333000182, false",
    "11111111111, false",
    "00000000000000, false",
    "'', false",
    "3978404508x, false",
  })
  void isKnownByItsCheckDigits(String text, boolean valid) {
    assertThat(TaxId.isValid(text)).isEqualTo(valid);
  }
}
