package dev.estorno.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrCodeTest {

  private static final BrCode.Payee PAYEE =
      new BrCode.Payee("Liquido Brl Pagamentos Di", "Belo Horizonte", "30380403");

  /** The code of Liquido's page "Cancel a Payment", letter for letter. */
  @Test
  void writesTheCodeOfARealPage() {
    String code =
        BrCode.ofKey(
            PAYEE, "6b780a05-2659-4c6c-80d2-a8bd20c8396f", 100, "ftg0pwqTUpQyFNXEXPzNuWQvL");
    assertThat(code)
        .isEqualTo(
            "00020101021226580014BR.GOV.BCB.PIX01366b780a05-2659-4c6c-80d2-a8bd20c8396f"
                + "52040000530398654041.005802BR5925Liquido Brl Pagamentos Di"
                + "6014Belo Horizonte61083038040362290525ftg0pwqTUpQyFNXEXPzNuWQvL6304B717");
  }

  @Test
  void pointsAtAnAddressWhenItIsDynamic() {
    String code = BrCode.ofUrl(PAYEE, "pix.example.com/qr/v2/1", 2051);
    assertThat(code)
        .contains("0014BR.GOV.BCB.PIX2523pix.example.com/qr/v2/1")
        .contains("540520.51")
        .contains("62070503***6304");
  }

  /** The check values of the Central Bank's manual of BR Code and of CRC-16/CCITT-FALSE itself. */
  @ParameterizedTest
  @CsvSource({"123456789, 29B1", "'', FFFF", "A, B915"})
  void sumsUp(String text, String sum) {
    assertThat(BrCode.crc16(text)).isEqualTo(Integer.parseInt(sum, 16));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> BrCode.ofKey(PAYEE, "k".repeat(100), 1, "t"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
