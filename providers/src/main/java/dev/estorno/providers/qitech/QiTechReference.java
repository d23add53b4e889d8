package dev.estorno.providers.qitech;

import dev.estorno.core.Cancellation;
import dev.estorno.providers.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A payment order by QI Tech's keys: {@code RECURRENCE_KEY/PAYMENT_ORDER_KEY} in the account of the
 * settings, or {@code ACCOUNT_KEY/RECURRENCE_KEY/PAYMENT_ORDER_KEY}.
 */
record QiTechReference(String account, String recurrence, String orderKey) {

  /** Empty when the reference is neither. */
  static Optional<QiTechReference> of(Cancellation it, String accountKey) {
    List<String> parts = List.of(it.payment().reference().strip().split("/", -1));
    if (parts.stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    return switch (parts.size()) {
      case 2 -> Optional.of(new QiTechReference(accountKey, parts.get(0), parts.get(1)));
      case 3 -> Optional.of(new QiTechReference(parts.get(0), parts.get(1), parts.get(2)));
      default -> Optional.empty();
    };
  }

  /** The order's path, as its page has it: without the prefix that the cancel's page has. */
  String order() {
    return inAccount()
        + "/outgoing_recurrence/"
        + Request.segment(recurrence)
        + "/payment_order/"
        + Request.segment(orderKey);
  }

  String cancel() {
    return "/automatic_pix" + order() + "/cancel";
  }

  /** The path of the Pix that paid it, and what comes after. */
  String pix(String key, String what) {
    return inAccount() + "/pix_transfer/" + Request.segment(key) + what;
  }

  /**
   * The request_control_key of a cancellation's one reversal: a version 4 UUID, as QI Tech wants
   * it, but always the same for the same cancellation, so that repeating it can do nothing twice.
   */
  static String controlKey(Cancellation it) {
    byte[] name = (it.merchant() + "/" + it.id()).getBytes(StandardCharsets.UTF_8);
    try {
      String hex = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
      return hex.replaceFirst(
          "(.{8})(.{4}).(.{3}).(.{3})(.{12}).*", "$1-$2-4$3-8$4-$5"); // version 4, variant 1
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every Java has SHA-256", broken);
    }
  }

  private String inAccount() {
    return "/account/" + Request.segment(account);
  }
}
