package dev.estorno.sandbox.qitech.gate;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * One error of QI Tech's, in the one form that all its products share (docs.qitech.com.br, error
 * catalogue, read 2026-11).
 *
 * @param description in English
 * @param translation the same in Portuguese, or what QI Tech takes for it
 */
public record QiError(
    int status, String code, String title, String description, String translation) {

  /** The error as it travels. */
  public Response response() {
    ObjectNode body =
        Json.object()
            .put("title", title)
            .put("description", description)
            .put("translation", translation)
            .put("code", code);
    return Response.json(status, body);
  }
}
