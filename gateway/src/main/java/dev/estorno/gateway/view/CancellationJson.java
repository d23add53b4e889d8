package dev.estorno.gateway.view;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A cancellation as those outside see it. All members are always there. */
public final class CancellationJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CancellationJson() {}

  public static String path(CancellationId id) {
    return "/v1/cancellations/" + id;
  }

  /**
   * The cancellation as it stands.
   *
   * @param reason what its caller said for itself; empty if nothing
   * @param metadata the same, in pairs
   */
  public static ObjectNode of(Cancellation it, String reason, Map<String, String> metadata) {
    ObjectNode json = JSON.objectNode();
    json.put("id", it.id().text());
    json.put("state", it.state().kind().word());
    json.putNull("effect");
    json.put("provider", it.payment().provider().text());
    json.put("account", it.payment().account().text());
    json.put("reference", it.payment().reference());
    extent(json, it.extent());
    json.put("on_paid", it.onPaid() == OnPaid.REFUND ? "refund" : "refuse");
    json.putNull("provider_reference").putNull("refusal").putNull("manual");
    textOrNull(json, "attention", it.attention());
    json.putNull("attempts").putNull("due_at");
    deadline(json, it.deadline());
    state(json, it.state());
    json.put("created_at", Rfc3339.write(it.createdAt()));
    json.put("updated_at", Rfc3339.write(it.updatedAt()));
    textOrNull(json, "reason", reason);
    ObjectNode pairs = json.putObject("metadata");
    new TreeMap<>(metadata).forEach(pairs::put);
    links(json.putObject("links"), it);
    return json;
  }

  private static void extent(ObjectNode json, Extent extent) {
    switch (extent) {
      case Extent.Full _ -> json.putNull("amount").putNull("currency");
      case Extent.Part(Money amount) ->
          json.put("amount", amount.minor()).put("currency", amount.currency().getCurrencyCode());
    }
  }

  private static void deadline(ObjectNode json, Deadline deadline) {
    switch (deadline) {
      case Deadline.NoneKnown _ -> json.putNull("deadline");
      case Deadline.At(Instant instant) -> json.put("deadline", Rfc3339.write(instant));
    }
  }

  private static void state(ObjectNode json, State state) {
    switch (state) {
      case State.Queued s -> going(json, s.attempts(), s.dueAt());
      case State.Submitting s -> going(json, s.attempt(), s.leaseUntil());
      case State.InDoubt s -> going(json, s.attempt(), s.dueAt());
      case State.Pending s -> {
        going(json, s.attempt(), s.dueAt());
        textOrNull(json, "provider_reference", s.reference());
      }
      case State.Manual s -> {
        json.put("attempts", s.attempt());
        json.putObject("manual").put("why", s.why());
      }
      case State.Cancelled s -> {
        json.put("effect", s.effect().word());
        textOrNull(json, "provider_reference", s.reference());
      }
      case State.Refused(Reason reason, ProviderWord word) -> {
        ObjectNode refusal = json.putObject("refusal");
        refusal.put("reason", reason.word());
        textOrNull(refusal, "provider_code", word.code());
        textOrNull(refusal, "provider_text", word.text());
      }
    }
  }

  private static void going(ObjectNode json, int attempts, Instant dueAt) {
    json.put("attempts", attempts).put("due_at", Rfc3339.write(dueAt));
  }

  private static void links(ObjectNode json, Cancellation it) {
    json.put("self", path(it.id()));
    json.put("journal", path(it.id()) + "/journal");
    if (it.state().kind() == State.Kind.MANUAL) {
      json.put("rulings", path(it.id()) + "/rulings");
    }
  }

  private static void textOrNull(ObjectNode json, String name, String text) {
    if (text.isEmpty()) {
      json.putNull(name);
    } else {
      json.put(name, text);
    }
  }
}
