package dev.estorno.gateway.doors.kit;

import dev.estorno.providers.Body;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong as RFC 9457 has it, and how to mend it. */
public final class Problem {
  private static final String TYPE = "urn:estorno:problem:";

  private Problem() {}

  public static HttpResponse of(Complaint complaint) {
    Fault fault = complaint.fault();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", TYPE + fault.word())
            .put("title", fault.title())
            .put("status", fault.status())
            .put("detail", complaint.detail());
    if (!complaint.field().isEmpty()) {
      json.put("field", complaint.field());
    }
    json.put("remedy", complaint.remedy());
    return HttpResponse.of(fault.status(), "application/problem+json", Body.of(json.toString()))
        .headers(complaint.headers());
  }
}
