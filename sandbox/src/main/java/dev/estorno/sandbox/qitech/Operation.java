package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Profile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request asks for. QI Tech's pages write some paths with the prefix {@code /automatic_pix}
 * and some without: all are served both ways.
 */
enum Operation {
  /** A recurrence, by one of the four journeys. */
  CREATE("POST account/{account}/outgoing_recurrence/{journey}"),
  RECURRENCE_BY_QR("GET account/{account}/outgoing_recurrence/qr_code_initial_payment/{id}"),
  RECURRENCE("GET account/{account}/outgoing_recurrence/{recurrence}"),
  CANCEL_RECURRENCE("PATCH account/{account}/outgoing_recurrence/{recurrence}/cancel"),
  /** Where a payment order stands. */
  STATUS("GET account/{account}/outgoing_recurrence/{recurrence}/payment_order/{order}"),
  /** The amount of a payment order. */
  AMOUNT("PATCH account/{account}/outgoing_recurrence/{recurrence}/payment_order/{order}"),
  CANCEL("PATCH account/{account}/outgoing_recurrence/{recurrence}/payment_order/{order}/cancel"),
  ORDERS("GET account/{account}/payment_orders"),
  BATCH("GET account/{account}/payment_order_conciliation_batch/{batch}"),
  BATCHES("GET payment_order_conciliation_batches"),
  TRANSFER("GET account/{account}/pix_transfer/{transfer}/incoming"),
  /** The way back of a Pix that came in. */
  REFUND("POST account/{account}/pix_transfer/{transfer}/reversal"),
  PAYER_RECURRENCE("GET account/{account}/incoming_recurrence/{recurrence}"),
  PAYER_RECURRENCES("GET account/{account}/incoming_recurrences"),
  PAYER_ACCEPT("PATCH account/{account}/incoming_recurrence/{recurrence}/accept"),
  PAYER_CANCEL("PATCH account/{account}/incoming_recurrence/{recurrence}/cancel"),
  MOCK_RECURRENCE("PATCH mock/outgoing_recurrence/{spi}"),
  MOCK_ORDERS("POST mock/process_payment_orders"),
  MOCK_NEXT_TRY("POST mock/payment_order/{order}/update_next_retry_execution_datetime"),
  MOCK_TRIES("POST mock/process_payment_order_attempts"),
  MOCK_PIX("POST mock/pix_transfer/incoming_pix_transfer"),
  MOCK_PIX_QR("POST mock/pix_transfer/incoming_pix_qrcode"),
  MOCK_REJECTION("POST mock/payment_order/{order}/reject"),
  MOCK_PAYER_RECURRENCE("POST mock/incoming_recurrence"),
  /** The authentication test, by its three names. */
  TEST("GET,POST test"),
  TEST_KEY("GET,POST test/{key}"),
  AUTHENTICATION_TEST("GET,POST authentication_test"),
  UNKNOWN("");

  /** A request's operation, and the parts of the path that its pattern names. */
  record Route(Operation operation, Map<String, String> parts) {
    String part(String name) {
      return Optional.ofNullable(parts.get(name))
          .orElseThrow(() -> new AssertionError(operation + " names no " + name));
    }
  }

  private static final String PREFIX = "automatic_pix";

  /** Methods, a blank, and a path in which names in braces stand for any part. */
  private final String template;

  Operation(String template) {
    this.template = template;
  }

  /** The first in the order above: words come before names. */
  static Route of(Exchange exchange) {
    List<String> segments = exchange.segments();
    boolean prefixed = !segments.isEmpty() && segments.getFirst().equals(PREFIX);
    List<String> path = prefixed ? segments.subList(1, segments.size()) : segments;
    return Arrays.stream(values())
        .filter(it -> it.methods().contains(exchange.method()))
        .flatMap(it -> it.match(path).stream())
        .findFirst()
        .orElse(new Route(UNKNOWN, Map.of()));
  }

  /** The name that faults use. */
  String word() {
    return this == UNKNOWN ? Profile.UNKNOWN : name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Operation::word).toList();
  }

  /** The beginnings of all paths, with and without the prefix. */
  static List<String> paths() {
    Stream<String> starts =
        Arrays.stream(values())
            .filter(it -> it != UNKNOWN)
            .map(it -> it.pattern().getFirst())
            .distinct();
    return Stream.concat(Stream.of(PREFIX), starts).toList();
  }

  private List<String> methods() {
    return List.of(template.split(" ", -1)[0].split(",", -1));
  }

  private List<String> pattern() {
    return List.of(template.substring(template.indexOf(' ') + 1).split("/", -1));
  }

  private Optional<Route> match(List<String> path) {
    List<String> pattern = pattern();
    if (path.size() != pattern.size()) return Optional.empty();
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = pattern.get(i);
      if (expected.startsWith("{")) {
        parts.put(expected.substring(1, expected.length() - 1), path.get(i));
      } else if (!expected.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Route(this, Map.copyOf(parts)));
  }
}
