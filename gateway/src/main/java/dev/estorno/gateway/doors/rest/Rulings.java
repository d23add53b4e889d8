package dev.estorno.gateway.doors.rest;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Ruling;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Store;
import java.util.List;

/** {@code POST /v1/cancellations/{id}/rulings}: a person decides what the machine may not. */
final class Rulings {
  private static final String RETRY = "retry";
  private static final String CANCELLED = "count_as_cancelled";
  private static final String REFUSED = "count_as_refused";
  private static final List<String> MEMBERS =
      List.of("ruling", "effect", "provider_reference", "by");
  private static final int NAME_LENGTH_MAX = 64;
  private static final int REFERENCE_LENGTH_MAX = 200;

  private final Engine engine;
  private final Store store;

  Rulings(Engine engine, Store store) {
    this.engine = engine;
    this.store = store;
  }

  HttpResponse answer(HttpRequest request, MerchantId merchant, String id) {
    Entry entry = Reading.find(store, merchant, id);
    var fields = new Fields(StrictJson.object(request)).onlyKnown(MEMBERS);
    String by = fields.text("by", NAME_LENGTH_MAX);
    Cancellation ruled =
        engine
            .rule(merchant, entry.cancellation().id(), ruling(fields), by)
            .orElseThrow(() -> notManual(Reading.find(store, merchant, id)));
    return HttpResponse.json(200, Reading.json(new Entry(ruled, entry.details())));
  }

  private static Ruling ruling(Fields fields) {
    String word = fields.word("ruling", List.of(RETRY, CANCELLED, REFUSED));
    if (word.equals(CANCELLED)) {
      return new Ruling.CountAsCancelled(
          effect(fields), fields.maybeText("provider_reference", REFERENCE_LENGTH_MAX).orElse(""));
    }
    for (String member : List.of("effect", "provider_reference")) {
      if (fields.has(member)) {
        throw Fields.wrong(member, "goes with " + CANCELLED + " only", "leave it out");
      }
    }
    return word.equals(RETRY) ? new Ruling.Retry() : new Ruling.CountAsRefused();
  }

  private static Effect effect(Fields fields) {
    String voided = Effect.VOIDED.word();
    return fields.word("effect", List.of(voided, Effect.REFUNDED.word())).equals(voided)
        ? Effect.VOIDED
        : Effect.REFUNDED;
  }

  private static Complaint notManual(Entry now) {
    return Complaint.of(
        Fault.NOT_MANUAL,
        "it is in state " + now.cancellation().state().kind().word(),
        "look at it again; nothing was changed");
  }
}
