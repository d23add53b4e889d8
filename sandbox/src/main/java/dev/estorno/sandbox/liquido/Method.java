package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.liquido.Charge.Status;
import java.util.Arrays;
import java.util.Optional;

/** The payment methods for Brazil and the path each is created at (pay-in pages, read 2026-11). */
enum Method {
  PIX_STATIC_QR("pix"),
  PIX_DYNAMIC_QR("pix"),
  AME_QR("ame"),
  PIC_PAY("pic_pay"),
  BOLETO("boleto"),
  CREDIT_CARD("card"),
  /** The newest pages' word for the same. */
  CARD("card");

  private final String path;

  Method(String path) {
    this.path = path;
  }

  static boolean isPath(String word) {
    return Arrays.stream(values()).anyMatch(method -> method.path.equals(word));
  }

  /** The method of that name, if it is created at that path. */
  static Optional<Method> of(String name, String path) {
    return Arrays.stream(values())
        .filter(method -> method.name().equals(name) && method.path.equals(path))
        .findFirst();
  }

  boolean isCard() {
    return this == CREDIT_CARD || this == CARD;
  }

  /** The founding page: "an IN_PROGRESS payment"; newer pages: boletos too, and held cards. */
  boolean isCancellable(Status status) {
    return status == (isCard() ? Status.AUTHORIZED : Status.IN_PROGRESS);
  }

  /**
   * "A bank transfer will be made to the customer, additional bank account information required".
   */
  boolean isRefundedByBank() {
    return this == BOLETO;
  }

  /** "Should include '+55' as a prefix": the pages of the wallets only. */
  boolean wantsCountryCode() {
    return this == AME_QR || this == PIC_PAY;
  }
}
