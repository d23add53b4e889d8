package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a request asks for (Liquido, authentication and pay-in pages, read 2026-11). */
enum Operation {
  /** {@code POST /oauth2/token}. */
  TOKEN,
  /** {@code POST /v1/payments/charges/pix}, {@code /ame}, {@code /pic_pay}... */
  CREATE,
  /** {@code GET /v1/payments/charges/KEY}. */
  QUERY,
  /** {@code POST /v1/payments/charges/cancel/KEY}. */
  CANCEL,
  /** {@code POST /v1/payments/charges/card/capture/KEY}. */
  CAPTURE,
  /** {@code POST /v1/payments/charges/refund}. */
  REFUND,
  /** {@code GET /v1/payments/charges/refund/KEY}, the refund's own key. */
  QUERY_REFUND,
  /** {@code GET /v1/payments/files/boleto/pdf/KEY}. */
  BOLETO_PDF,
  UNKNOWN;

  static final List<String> PATHS = List.of("oauth2/token", "v1/payments");

  static Operation of(Exchange exchange) {
    List<String> path = exchange.segments();
    if (path.equals(List.of("oauth2", "token"))) return of(exchange, "POST", TOKEN);
    if (path.size() < 4 || !path.subList(0, 2).equals(List.of("v1", "payments"))) return UNKNOWN;
    List<String> rest = path.subList(3, path.size());
    return switch (path.get(2)) {
      case "charges" ->
          exchange.method().equals("GET") ? read(rest) : of(exchange, "POST", act(rest));
      case "files" -> pdf(rest) ? of(exchange, "GET", BOLETO_PDF) : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  /** The key at the end of the path. */
  static String key(Exchange exchange) {
    return exchange.segments().getLast();
  }

  /** The name that faults use. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Operation::word).toList();
  }

  private static Operation act(List<String> path) {
    String first = path.getFirst();
    return switch (path.size()) {
      case 1 -> first.equals("refund") ? REFUND : Method.isPath(first) ? CREATE : UNKNOWN;
      case 2 -> first.equals("cancel") ? CANCEL : UNKNOWN;
      case 3 -> path.subList(0, 2).equals(List.of("card", "capture")) ? CAPTURE : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static Operation read(List<String> path) {
    if (path.size() == 1) return QUERY;
    return path.size() == 2 && path.getFirst().equals("refund") ? QUERY_REFUND : UNKNOWN;
  }

  private static boolean pdf(List<String> path) {
    return path.size() == 3 && path.subList(0, 2).equals(List.of("boleto", "pdf"));
  }

  private static Operation of(Exchange exchange, String method, Operation operation) {
    return exchange.method().equals(method) ? operation : UNKNOWN;
  }
}
