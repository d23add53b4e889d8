package dev.estorno.gateway.doors.watch;

import dev.estorno.gateway.doors.DoorsServer;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.gateway.watch.Health;
import dev.estorno.gateway.watch.Watch;
import java.util.Optional;

/**
 * Where an operator's tools knock: at the callers' port, or at one of their own, which need not be
 * public. Health is told at both: whoever spreads the callers asks where they do.
 */
public record WatchDoors(Watch watch, Health health, String node, Optional<Watching.Place> place) {
  /** Opens their own port, if there is one. */
  public Optional<DoorsServer.Running> open() {
    return place.map(it -> DoorsServer.alone(it.host(), it.port(), everything()));
  }

  /** Puts them beside the callers' doors, all of which are watched from now on. */
  public DoorsServer beside(DoorsServer server) {
    DoorsServer healthy = server.also("/health", WatchDoor.health(health, node));
    return (place.isPresent() ? healthy : healthy.also("/metrics", everything()))
        .through(this::answer);
  }

  private WatchDoor everything() {
    return WatchDoor.all(health, node, watch::metrics);
  }

  private HttpResponse answer(Door door, HttpRequest request) {
    var asked = new Watch.Asked(door.route(request), request.method(), request::all);
    return watch.answer(asked, () -> door.answer(request), HttpResponse::status);
  }
}
