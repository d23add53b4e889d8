package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.QrPicture;
import dev.estorno.sandbox.kit.Reais;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What PicPay answers, field for field. */
final class Replies {

  /** As seen in a real status answer: microseconds and a Z. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Replies() {}

  static Response created(Order order) {
    ObjectNode body =
        reference(order)
            .put("paymentUrl", order.paymentUrl)
            .put("expiresAt", local(order.terms.expiresAt()));
    body.putObject("qrcode")
        .put("content", order.paymentUrl)
        .put("base64", QrPicture.dataUri(order.paymentUrl));
    return Response.json(200, body);
  }

  /** {@code createdAt}, {@code updatedAt} and {@code value} are in no schema, but were seen. */
  static Response status(Order order) {
    ObjectNode body =
        reference(order)
            .put("status", order.status.word())
            .put("createdAt", STAMP.format(order.createdAt))
            .put("updatedAt", STAMP.format(order.updatedAt))
            .put("value", Reais.of(order.terms.value()));
    if (!order.authorizationId.isEmpty()) body.put("authorizationId", order.authorizationId);
    body.set("summary", summary(order));
    if (!order.terms.additionalInfo().isMissingNode()) {
      body.set("additionalInfo", order.terms.additionalInfo());
    }
    return Response.json(200, body);
  }

  /** Generation 1. */
  static Response cancelled(Order order, String cancellationId) {
    return Response.json(200, reference(order).put("cancellationId", cancellationId));
  }

  /** Generation 2. */
  static Response refunded(Order order, String id) {
    ObjectNode body = Json.object().put("id", id).put("referenceId", order.terms.reference());
    body.set("summary", summary(order));
    return Response.json(201, body);
  }

  static Response captured(Order order, String id) {
    ObjectNode body =
        Json.object()
            .put("id", id)
            .put("referenceId", order.terms.reference())
            .put("status", order.status.word());
    body.set("summary", summary(order));
    return Response.json(200, body);
  }

  static Response wrong(List<Fields.Wrong> wrongs) {
    ObjectNode body = Json.object().put("message", Texts.VALIDATION);
    ArrayNode errors = body.putArray("errors");
    for (Fields.Wrong wrong : wrongs) {
      errors.addObject().put("field", wrong.field()).put("message", wrong.message());
    }
    return Response.json(422, body);
  }

  static Response wrong(String field, String message) {
    return wrong(List.of(new Fields.Wrong(field, message)));
  }

  static Response message(int status, String text) {
    return Response.json(status, Json.object().put("message", text));
  }

  /** The body of a callback: it never says the status. */
  static String callback(Order order) {
    ObjectNode body = reference(order);
    if (!order.authorizationId.isEmpty()) body.put("authorizationId", order.authorizationId);
    return Json.string(body);
  }

  private static ObjectNode reference(Order order) {
    return Json.object().put("referenceId", order.terms.reference());
  }

  private static ObjectNode summary(Order order) {
    return Json.object()
        .put("authorized", Reais.of(order.authorized))
        .put("paid", Reais.of(order.paid))
        .put("refunded", Reais.of(order.refunded));
  }

  private static String local(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(Assumed.ZONE));
  }
}
