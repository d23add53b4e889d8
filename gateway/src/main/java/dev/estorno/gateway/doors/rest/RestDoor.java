package dev.estorno.gateway.doors.rest;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Mishaps;
import dev.estorno.gateway.doors.kit.Problem;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.doors.notices.NoticesDoor;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.util.List;
import java.util.Map;

/** Answers everything under {@code /v1}. */
public final class RestDoor implements Door {
  private final Routes routes;
  private final ApiKeys keys;
  private final Mishaps mishaps;

  public RestDoor(
      List<Merchant> merchants,
      Intake intake,
      Engine engine,
      Store store,
      NoticesDoor notices,
      Mishaps mishaps) {
    this.keys = new ApiKeys(merchants);
    this.mishaps = mishaps;
    var creating = new Creating(intake);
    var reading = new Reading(store);
    var ruling = new Rulings(engine, store);
    this.routes =
        new Routes()
            .on("POST", "/v1/cancellations", known((it, who, _) -> creating.answer(it, who)))
            .on("GET", "/v1/cancellations", known((it, who, _) -> reading.list(it, who.id())))
            .on("GET", "/v1/cancellations/{id}", known((_, who, id) -> reading.one(who.id(), id)))
            .on(
                "GET",
                "/v1/cancellations/{id}/journal",
                known((_, who, id) -> reading.journal(who.id(), id)))
            .on(
                "POST",
                "/v1/cancellations/{id}/rulings",
                known((it, who, id) -> ruling.answer(it, who.id(), id)))
            .on("GET", "/v1/openapi.json", (_, _) -> OpenApi.REPLY);
    notices.addTo(routes, it -> known((request, who, id) -> it.answer(request, who.id(), id)));
  }

  public List<Routes.Route> routes() {
    return routes.all();
  }

  @Override
  public String route(HttpRequest request) {
    return routes.template(request);
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      return routes.answer(request);
    } catch (Complaint complaint) {
      return Problem.of(complaint);
    } catch (StoreDown _) {
      return Problem.of(
              Complaint.of(
                  Fault.STORE_DOWN,
                  "the store cannot be reached; the request may or may not have been taken in",
                  "send it again with the same Idempotency-Key"))
          .header("Retry-After", "2");
    } catch (RuntimeException | AssertionError broken) {
      String number = mishaps.log(request, broken);
      return Problem.of(
          Complaint.of(
              Fault.INTERNAL,
              "mishap " + number + " is in our log",
              "send it again with the same Idempotency-Key, or tell us the number"));
    }
  }

  /** What a merchant's system may do; {@code id} is empty where the path names none. */
  @FunctionalInterface
  private interface Work {
    HttpResponse answer(HttpRequest request, Merchant who, String id);
  }

  private Routes.Handler known(Work work) {
    return (HttpRequest request, Map<String, String> named) ->
        work.answer(request, keys.merchant(request), named.getOrDefault("id", ""));
  }
}
