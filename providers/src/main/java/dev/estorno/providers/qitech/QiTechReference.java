package dev.estorno.providers.qitech;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.providers.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    CancellationId id = it.id();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((it.merchant() + "/" + id).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      long high = (bytes.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
      long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every Java has SHA-256", broken);
    }
  }

  private String inAccount() {
    return "/account/" + Request.segment(account);
  }
}
