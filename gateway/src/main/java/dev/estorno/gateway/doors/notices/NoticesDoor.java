package dev.estorno.gateway.doors.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.outbox.Guard;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The ways into everything about notices. */
public final class NoticesDoor {
  private final Endpoints endpoints;
  private final Rotations rotations;
  private final Sending sending;
  private final Reading reading;

  /**
   * The door to this outbox.
   *
   * @param chance makes secrets and ids; must be safe for many threads
   */
  public NoticesDoor(Outbox outbox, Guard guard, InstantSource clock, RandomGenerator chance) {
    this.endpoints = new Endpoints(outbox, new EndpointReader(guard), clock, chance);
    this.rotations = new Rotations(outbox, clock, chance);
    this.sending = new Sending(outbox, clock, chance);
    this.reading = new Reading(outbox);
  }

  /** What a merchant's system may do; {@code id} is empty where the path names none. */
  @FunctionalInterface
  public interface Work {
    HttpResponse answer(HttpRequest request, MerchantId who, String id);
  }

  /**
   * Adds the ways in.
   *
   * @param known finds out whose request it is before the work is done
   */
  public void addTo(Routes routes, Function<Work, Routes.Handler> known) {
    String one = "/v1/endpoints/{id}";
    routes
        .on("POST", "/v1/endpoints", known.apply((it, who, _) -> endpoints.create(it, who)))
        .on("GET", "/v1/endpoints", known.apply((it, who, _) -> endpoints.list(it, who)))
        .on("GET", one, known.apply((_, who, id) -> endpoints.one(who, id)))
        .on("PATCH", one, known.apply(endpoints::change))
        .on("DELETE", one, known.apply((_, who, id) -> endpoints.remove(who, id)))
        .on("POST", one + "/rotations", known.apply(rotations::answer))
        .on("POST", one + "/pings", known.apply((_, who, id) -> sending.ping(who, id)))
        .on("POST", one + "/replays", known.apply(sending::replay))
        .on("GET", one + "/deliveries", known.apply(reading::deliveries))
        .on("GET", "/v1/notices", known.apply((it, who, _) -> reading.notices(it, who)))
        .on("GET", "/v1/notices/{id}", known.apply((_, who, id) -> reading.one(who, id)));
  }
}
