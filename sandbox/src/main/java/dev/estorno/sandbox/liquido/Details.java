package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.kit.BrCode;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code transferDetails}: how to pay, under a member named for the method. */
final class Details {

  private static final int TXID_LENGTH = 25;

  private Details() {}

  static ObjectNode of(Charge.Terms terms, RandomGenerator chance) {
    ObjectNode details = Json.object();
    switch (terms.method()) {
      case PIX_STATIC_QR -> pix(details, staticCode(terms, chance), "STATIC", terms);
      case PIX_DYNAMIC_QR -> pix(details, dynamicCode(terms, chance), "DYNAMIC", terms);
      case AME_QR -> details.putObject("ame").put("qrCode", dynamicCode(terms, chance));
      case PIC_PAY -> details.putObject("picPay").put("qrCode", dynamicCode(terms, chance));
      case BOLETO -> boleto(details.putObject("boleto"), chance);
      case CREDIT_CARD, CARD -> card(details.putObject("card"), terms.request().path("card"));
    }
    return details;
  }

  private static void pix(ObjectNode details, String code, String type, Charge.Terms terms) {
    ObjectNode pix = details.putObject("pix").put("qrCode", code).put("qrCodeType", type);
    // The one page that shows an end writes it in UTC, beside other times in GMT+08:00.
    terms
        .expiresAt()
        .map(Replies::utc)
        .ifPresentOrElse(
            end -> pix.put("expirationTime", end), () -> pix.putNull("expirationTime"));
  }

  private static String staticCode(Charge.Terms terms, RandomGenerator chance) {
    String txid = Ids.hex(chance, TXID_LENGTH);
    return BrCode.ofKey(Assumed.PAYEE, Assumed.PIX_KEY, terms.amount(), txid);
  }

  private static String dynamicCode(Charge.Terms terms, RandomGenerator chance) {
    String url = Assumed.PIX_URL + Ids.uuid(chance);
    return BrCode.ofUrl(Assumed.PAYEE, url, terms.amount());
  }

  private static void boleto(ObjectNode boleto, RandomGenerator chance) {
    boleto.put("digitalLine", Ids.digits(chance, 47)).put("barcode", Ids.digits(chance, 44));
  }

  /** Never the whole number. */
  private static void card(ObjectNode card, JsonNode sent) {
    String number = Json.text(sent, "cardNumber").orElse("0000000000000000");
    int length = number.length();
    card.putObject("cardInfo")
        .put("cardHolderName", Json.text(sent, "cardHolderName").orElse(""))
        .put("expirationMonth", number(sent, "expirationMonth"))
        .put("expirationYear", number(sent, "expirationYear"))
        .put("brand", "VISA")
        .put("bin", number.substring(0, Math.min(6, length)))
        .put("last4", number.substring(Math.max(0, length - 4)));
  }

  private static int number(JsonNode sent, String field) {
    String text = Json.text(sent, field).orElse("0");
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }
}
