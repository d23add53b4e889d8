package dev.estorno.sandbox.fake;

import dev.estorno.sandbox.kit.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a payment stands, as the control API tells it.
 *
 * @param amount minor units
 * @param more what else this provider knows of it: ids, amounts, dates
 */
public record PaymentView(
    String provider, String reference, String state, long amount, ObjectNode more) {

  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("provider", provider)
            .put("reference", reference)
            .put("state", state)
            .put("amount", amount);
    json.setAll(more);
    return json;
  }
}
