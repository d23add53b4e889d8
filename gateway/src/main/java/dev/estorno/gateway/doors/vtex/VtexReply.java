package dev.estorno.gateway.doors.vtex;

import dev.estorno.core.CancellationId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.settings.VtexStore;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says how it went in VTEX's form, which is the same for every end: the ids of the request come
 * back, and a failed cancel has no cancellationId.
 *
 * @param requestId empty when none could be read
 */
record VtexReply(String paymentId, String requestId, VtexStore.Failures failures) {
  static final VtexReply UNKNOWN = new VtexReply("", "", VtexStore.Failures.OPENAPI);

  /** The ids are echoed even when nothing else of the request can be used. */
  static VtexReply to(String paymentId, HttpRequest request) {
    return new VtexReply(paymentId, requestId(request), VtexStore.Failures.OPENAPI);
  }

  /** The same, in the style that the store's owner chose. */
  VtexReply as(VtexStore.Failures style) {
    return new VtexReply(paymentId, requestId, style);
  }

  HttpResponse says(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done(CancellationId id, String message) ->
          json(200, "", message, Optional.of(id));
      case Verdict.TryAgain(String code, String message) -> failed(500, code, message);
      case Verdict.Cannot(String message) -> failed(501, Verdict.BY_HAND, message);
    };
  }

  /** A request that cannot be used is told so in either style: asking again will not help. */
  HttpResponse wrong(Complaint complaint) {
    String message = complaint.detail() + "; " + complaint.remedy();
    String code = complaint.fault().word().replace('_', '-');
    return json(complaint.fault().status(), code, message, Optional.empty())
        .headers(complaint.headers());
  }

  private HttpResponse failed(int status, String code, String message) {
    int said =
        switch (failures) {
          case OPENAPI -> status;
          case LEGACY -> 200;
        };
    return json(said, code, message, Optional.empty());
  }

  private HttpResponse json(
      int status, String code, String message, Optional<CancellationId> cancellationId) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("paymentId", paymentId);
    json.put("message", message);
    if (code.isEmpty()) {
      json.putNull("code");
    } else {
      json.put("code", code);
    }
    cancellationId.ifPresentOrElse(
        it -> json.put("cancellationId", it.text()), () -> json.putNull("cancellationId"));
    if (requestId.isEmpty()) {
      json.putNull("requestId");
    } else {
      json.put("requestId", requestId);
    }
    return HttpResponse.json(status, json);
  }

  private static String requestId(HttpRequest request) {
    try {
      return StrictJson.object(request).path(VtexReader.REQUEST_ID).asString("");
    } catch (Complaint _) {
      return "";
    }
  }
}
