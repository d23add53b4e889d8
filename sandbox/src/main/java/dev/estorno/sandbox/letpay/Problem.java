package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What LetPay says when it says no, code and text as in "Error Response and Error Codes" (read
 * 2026-11).
 */
record Problem(int status, List<Entry> errors) {

  /** One of {@code errors}. */
  record Entry(String code, String description) {}

  /** As in every sample of an error: milliseconds, and an offset without a colon. */
  static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String REQUEST = "00.01.0044";

  static final Problem MALFORMED = of(400, REQUEST, "Malformed JSON request.");
  static final Problem CONTRACT = of(422, "00.01.0021", "Invalid contract / project");
  static final Problem METHOD =
      of(422, "00.01.0023", "Payment method is not allowed for this contract / project");
  static final Problem ASSET =
      of(
          422,
          "00.01.0007",
          "The asset or currency you are trying to use was not found. Please use a valid asset");
  static final Problem NO_SUCH_REFUND =
      of(404, "00.01.0068", "We couldn't find this refund ID, please check again.");
  static final Problem EXTERNAL =
      of(
          502,
          "00.03.0001",
          "There was an issue when contacting an external API, please contact support");
  static final Problem NOT_PRE_AUTHORIZED =
      of(422, "00.04.0010", "The payment token was not pre-authorized, so it can't be captured.");
  static final Problem CAPTURE_TOO_LARGE =
      of(
          422,
          "00.04.0011",
          "The request amount is higher than the pre-authorized amount available");
  static final Problem REFUND_TOO_LARGE =
      of(
          422,
          "00.04.0014",
          "The refund could not proceed because the requested amount is too high, please check and"
              + " try again with a smaller amount.");
  static final Problem SENT_ALREADY =
      of(
          422,
          "00.04.0022",
          "This payment token has already been used in a previous call to sendPayment");
  static final Problem BALANCE =
      of(422, "00.01.0028", "There is not enough balance for this transaction.");
  static final Problem BUSY = of(422, "01.05.0017", "This transaction is already being processed.");
  static final Problem NOT_REFUNDABLE =
      of(400, "01.05.0030", "Current payment status does not allow refund");
  static final Problem UNKNOWN_ERROR =
      of(500, "00.00.0000", "Unknown error. Please contact support.");

  Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String code, String description) {
    return new Problem(status, List.of(new Entry(code, description)));
  }

  /** Fields that are not what they should be, as {@code "field: what it should be"}. */
  static Problem wrong(List<String> fields) {
    return new Problem(400, fields.stream().map(it -> new Entry(REQUEST, it)).toList());
  }

  static Problem noSuchPayment(String token) {
    return of(404, "00.01.0038", "This transaction id (" + token + ") could not be found.");
  }

  /** A refusal of the framework's, which knows nothing of codes. */
  static Problem plain(int status) {
    return new Problem(status, List.of());
  }

  /** The answer, with a renewed token for whoever had one. */
  Response answer(Exchange exchange, Optional<String> refreshToken, Instant now) {
    return answer(exchange, errors.stream().findFirst().map(Entry::description), refreshToken, now);
  }

  /** The same with a message of its own, for the few errors that have no code. */
  Response answer(Exchange exchange, String message, Instant now) {
    return answer(exchange, Optional.of(message), Optional.empty(), now);
  }

  private Response answer(
      Exchange exchange, Optional<String> message, Optional<String> refreshToken, Instant now) {
    ObjectNode body =
        Json.object()
            .put("timestamp", STAMP.format(now))
            .put("status", status)
            .put("error", phrase())
            .put("message", message.orElse(phrase()))
            .put("path", exchange.rawPath());
    if (!errors.isEmpty()) {
      ArrayNode list = body.putArray("errors");
      for (Entry entry : errors) {
        list.addObject().put("code", entry.code()).put("description", entry.description());
      }
    }
    refreshToken.ifPresent(it -> body.put("refresh_token", it));
    return Response.json(status, body);
  }

  private String phrase() {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 422 -> "Unprocessable Entity";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Error";
    };
  }

  /** The problem that a status stands for when nothing else is known. */
  static Problem standing(int status) {
    return Stream.of(MALFORMED, NOT_PRE_AUTHORIZED, EXTERNAL, UNKNOWN_ERROR)
        .filter(it -> it.status() == status)
        .findFirst()
        .orElseGet(() -> plain(status));
  }
}
