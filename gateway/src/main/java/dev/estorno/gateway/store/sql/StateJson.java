package dev.estorno.gateway.store.sql;

import dev.estorno.core.Baseline;
import dev.estorno.core.Effect;
import dev.estorno.core.Money;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Times;
import java.time.Instant;
import java.util.Currency;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a state carries beyond its name, to JSON and back. Written out by hand, so that renaming a
 * component in the code leaves what is on disks readable. Read strictly: what is missing, or of
 * another type, is an error.
 */
final class StateJson {
  private static final JsonMapper JSON = new JsonMapper();

  private StateJson() {}

  static String write(State state) {
    ObjectNode json = JSON.createObjectNode();
    switch (state) {
      case State.Queued s ->
          json.put("attempts", s.attempts())
              .put("waited_for", Rows.word(s.waitedFor()))
              .put("due_at", Times.micros(s.dueAt()));
      case State.Submitting s -> {
        json.put("attempt", s.attempt()).put("lease_until", Times.micros(s.leaseUntil()));
        write(json, s.baseline());
      }
      case State.InDoubt s -> {
        json.put("attempt", s.attempt())
            .put("since", Times.micros(s.since()))
            .put("settled_at", Times.micros(s.settledAt()))
            .put("look_ups", s.lookUps())
            .put("due_at", Times.micros(s.dueAt()));
        write(json, s.baseline());
      }
      case State.Pending s -> {
        json.put("attempt", s.attempt())
            .put("reference", s.reference())
            .put("since", Times.micros(s.since()))
            .put("look_ups", s.lookUps())
            .put("due_at", Times.micros(s.dueAt()));
        write(json, s.baseline());
      }
      case State.Manual s -> {
        json.put("attempt", s.attempt()).put("why", s.why());
        write(json, s.baseline());
      }
      case State.Cancelled s ->
          json.put("effect", Rows.word(s.effect())).put("reference", s.reference());
      case State.Refused s ->
          json.put("reason", Rows.word(s.reason()))
              .put("provider_code", s.word().code())
              .put("provider_text", s.word().text());
    }
    return json.toString();
  }

  static State read(State.Kind kind, String text) {
    JsonNode json = JSON.readTree(text);
    return switch (kind) {
      case QUEUED ->
          new State.Queued(
              number(json, "attempts"),
              Rows.constant(State.Wait.class, string(json, "waited_for")),
              instant(json, "due_at"));
      case SUBMITTING ->
          new State.Submitting(
              number(json, "attempt"), instant(json, "lease_until"), baseline(json));
      case IN_DOUBT ->
          new State.InDoubt(
              number(json, "attempt"),
              baseline(json),
              instant(json, "since"),
              instant(json, "settled_at"),
              number(json, "look_ups"),
              instant(json, "due_at"));
      case PENDING ->
          new State.Pending(
              number(json, "attempt"),
              baseline(json),
              string(json, "reference"),
              instant(json, "since"),
              number(json, "look_ups"),
              instant(json, "due_at"));
      case MANUAL -> new State.Manual(number(json, "attempt"), baseline(json), string(json, "why"));
      case CANCELLED ->
          new State.Cancelled(
              Rows.constant(Effect.class, string(json, "effect")), string(json, "reference"));
      case REFUSED ->
          new State.Refused(
              Rows.constant(Reason.class, string(json, "reason")),
              new ProviderWord(string(json, "provider_code"), string(json, "provider_text")));
    };
  }

  private static void write(ObjectNode json, Baseline baseline) {
    switch (baseline) {
      case Baseline.Unmeasured _ -> json.putNull("refunded_so_far");
      case Baseline.RefundedSoFar(Money sum) ->
          json.putObject("refunded_so_far")
              .put("minor", sum.minor())
              .put("currency", sum.currency().getCurrencyCode());
    }
  }

  private static Baseline baseline(JsonNode json) {
    JsonNode sum = json.required("refunded_so_far");
    return sum.isNull()
        ? Baseline.unmeasured()
        : Baseline.refundedSoFar(
            new Money(
                sum.required("minor").longValue(), Currency.getInstance(string(sum, "currency"))));
  }

  private static int number(JsonNode json, String name) {
    return json.required(name).intValue();
  }

  private static Instant instant(JsonNode json, String name) {
    return Times.instant(json.required(name).longValue());
  }

  private static String string(JsonNode json, String name) {
    return json.required(name).stringValue();
  }
}
