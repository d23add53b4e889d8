package dev.estorno.sandbox.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("picpay", "liquido", "letpay");

  @Test
  void aTypoIsAnsweredWithTheNearestWord() {
    assertThat(Nearest.remedy("pcipay", KNOWN)).startsWith("did you mean \"picpay\"?");
  }

  @Test
  void aWordFarFromAllIsAnsweredWithTheList() {
    assertThat(Nearest.remedy("mercadopago-brasil", KNOWN))
        .isEqualTo("it is one of picpay, liquido, letpay");
  }

  @Test
  void aHugeWordCostsNothing() {
    assertThat(Nearest.remedy("x".repeat(1_000_000), KNOWN)).startsWith("it is one of");
  }
}
