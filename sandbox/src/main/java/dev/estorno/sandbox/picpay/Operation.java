package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a request asks for (PicPay, API reference, read 2026-11). */
enum Operation {
  /** {@code POST /payments}. */
  CREATE,
  /** {@code GET /payments/{referenceId}/status}. */
  STATUS,
  /** {@code POST /payments/{referenceId}/cancellations}, generation 1. */
  CANCEL,
  /** {@code POST /payments/{referenceId}/refunds}, generation 2. */
  REFUND,
  /** {@code POST /payments/{referenceId}/capture}, generation 2. */
  CAPTURE,
  /** A path of PicPay's with another method. */
  WRONG_METHOD,
  /** No path of PicPay's. */
  UNKNOWN;

  /** The path under which everything is: {@code https://appws.picpay.com/ecommerce/public/}. */
  static final String BASE = "ecommerce/public";

  private static final int REFERENCE_AT = 3;

  static Operation of(Exchange exchange) {
    List<String> path = exchange.segments();
    if (path.size() < REFERENCE_AT || !path.get(2).equals("payments")) return UNKNOWN;
    if (path.size() == REFERENCE_AT) return expecting("POST", exchange, CREATE);
    if (path.size() != REFERENCE_AT + 2) return UNKNOWN;
    return switch (path.get(REFERENCE_AT + 1)) {
      case "status" -> expecting("GET", exchange, STATUS);
      case "cancellations" -> expecting("POST", exchange, CANCEL);
      case "refunds" -> expecting("POST", exchange, REFUND);
      case "capture" -> expecting("POST", exchange, CAPTURE);
      default -> UNKNOWN;
    };
  }

  /** The order that the path names. */
  static String reference(Exchange exchange) {
    return exchange.segments().get(REFERENCE_AT);
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

  private static Operation expecting(String method, Exchange exchange, Operation operation) {
    return exchange.method().equals(method) ? operation : WRONG_METHOD;
  }
}
