package dev.estorno.gateway.doors.rest;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Parameters;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.view.CancellationJson;
import dev.estorno.gateway.view.Rfc3339;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The questions about cancellations: one, many, and the journal of one. */
final class Reading {
  private final Store store;

  Reading(Store store) {
    this.store = store;
  }

  HttpResponse one(MerchantId merchant, String id) {
    return HttpResponse.json(200, json(find(store, merchant, id)));
  }

  HttpResponse list(HttpRequest request, MerchantId merchant) {
    ListReader.Page page = ListReader.read(request, merchant);
    List<Entry> found = store.list(page.query());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode items = json.putArray("items");
    found.stream().limit(page.limit()).forEach(it -> items.add(json(it)));
    // One row more than the page was asked for: it is there exactly when there is a next page.
    if (found.size() > page.limit()) {
      json.put(
          "next_cursor",
          Parameters.cursorAfter(found.get(page.limit() - 1).cancellation().id().text()));
    } else {
      json.putNull("next_cursor");
    }
    return HttpResponse.json(200, json);
  }

  HttpResponse journal(MerchantId merchant, String id) {
    CancellationId found = find(store, merchant, id).cancellation().id();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", found.text());
    ArrayNode lines = json.putArray("lines");
    for (JournalLine line : store.journal(merchant, found)) {
      lines
          .addObject()
          .put("version", line.version())
          .put("at", Rfc3339.write(line.at()))
          .put("event", line.event())
          .put("from", line.from().word())
          .put("to", line.to().word())
          .put("why", line.why());
    }
    return HttpResponse.json(200, json);
  }

  static ObjectNode json(Entry entry) {
    return CancellationJson.of(
        entry.cancellation(), entry.details().reason(), entry.details().metadata());
  }

  /** Another merchant's cancellation is as unknown as one that never was. */
  static Entry find(Store store, MerchantId merchant, String id) {
    return Ids.of(id)
        .flatMap(it -> store.find(merchant, it))
        .orElseThrow(() ->
            Complaint.of(
                Fault.NOT_FOUND,
                "you have no cancellation of that id",
                "use an id that a reply of ours told you"));
  }
}
