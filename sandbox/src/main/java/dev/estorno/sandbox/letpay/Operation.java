package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a request asks for (LetPay, developer.letpay.co, read 2026-11). */
enum Operation {
  /** {@code POST /auth}. */
  AUTH,
  /** {@code POST /access-key}. */
  CREATE_KEY,
  /** {@code GET /access-key}. */
  LIST_KEYS,
  /** {@code DELETE /access-key/{key}}. */
  REVOKE_KEY,
  /** {@code GET /merchant/contracts/list}, or the older {@code /merchant/contracts}. */
  CONTRACTS,
  /** {@code POST /picpay/simple}: made and sent in one step. */
  SIMPLE,
  /** {@code POST /payment}: made, not yet sent. */
  ORDER,
  /** {@code POST /payment/{token}/sendPayment}. */
  SEND,
  /** {@code GET /payment/{token}}. */
  STATUS,
  /** {@code GET /payment/reference/{reference}}. */
  REFERENCE,
  /** {@code POST /payment/{token}/capture}. */
  CAPTURE,
  /** {@code POST /payment/{token}/cancel}; DELETE is shown once, for another kind of payment. */
  CANCEL,
  /** {@code POST /refund}. */
  REFUND,
  /** {@code GET /refund/{id}}. */
  REFUND_STATUS,
  /** {@code GET /refund/payment/{token}}. */
  REFUNDS,
  /** {@code GET /transactionDetails/{token}}. */
  DETAILS,
  /** A path of LetPay's with another method. */
  WRONG_METHOD,
  /** No path of LetPay's. */
  UNKNOWN;

  static final List<String> PATHS =
      List.of(
          "auth",
          "access-key",
          "merchant/contracts",
          "picpay/simple",
          "payment",
          "token",
          "checkout",
          "refund",
          "transactionDetails");

  static Operation of(Exchange exchange) {
    List<String> path = exchange.segments();
    String method = exchange.method();
    return switch (path.getFirst() + " " + path.size()) {
      case "auth 1" -> only("POST", method, AUTH);
      case "access-key 1" -> method.equals("GET") ? LIST_KEYS : only("POST", method, CREATE_KEY);
      case "access-key 2" -> only("DELETE", method, REVOKE_KEY);
      case "merchant 2" -> only("GET", method, CONTRACTS);
      case "merchant 3" -> path.get(2).equals("list") ? only("GET", method, CONTRACTS) : UNKNOWN;
      case "picpay 2" -> only("POST", method, SIMPLE);
      case "payment 1" -> only("POST", method, ORDER);
      case "payment 2" -> only("GET", method, STATUS);
      case "payment 3" -> ofPayment(path, method);
      case "token 3", "checkout 3" -> ofSent(path.get(2), method);
      case "refund 1" -> only("POST", method, REFUND);
      case "refund 2" -> only("GET", method, REFUND_STATUS);
      case "refund 3" -> path.get(1).equals("payment") ? only("GET", method, REFUNDS) : UNKNOWN;
      case "transactionDetails 2" -> only("GET", method, DETAILS);
      default -> UNKNOWN;
    };
  }

  private static Operation ofPayment(List<String> path, String method) {
    if (path.get(1).equals("reference")) return only("GET", method, REFERENCE);
    return path.get(2).equals("sendPayment")
        ? only("POST", method, SEND)
        : ofSent(path.get(2), method);
  }

  private static Operation ofSent(String act, String method) {
    return switch (act) {
      case "cancel" -> method.equals("DELETE") ? CANCEL : only("POST", method, CANCEL);
      case "capture" -> only("POST", method, CAPTURE);
      default -> UNKNOWN;
    };
  }

  /** The name that faults use. */
  String word() {
    return this == WRONG_METHOD || this == UNKNOWN
        ? Profile.UNKNOWN
        : name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Operation::word).distinct().toList();
  }

  private static Operation only(String wanted, String method, Operation operation) {
    return method.equals(wanted) ? operation : WRONG_METHOD;
  }
}
