package dev.estorno.gateway.doors;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Mishaps;
import dev.estorno.gateway.doors.kit.Problem;
import dev.estorno.gateway.doors.notices.NoticesDoor;
import dev.estorno.gateway.doors.rest.RestDoor;
import dev.estorno.gateway.doors.signals.SignalsDoor;
import dev.estorno.gateway.doors.vtex.VtexDoor;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** All doors behind one port. */
public final class DoorsServer {
  private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

  private final String host;
  private final Map<String, Door> doors = new LinkedHashMap<>();
  private Layer layer = Door::answer;

  /** What a request passes on its way through a door. */
  @FunctionalInterface
  public interface Layer {
    HttpResponse through(Door door, HttpRequest request);
  }

  public DoorsServer(
      Settings settings,
      Intake intake,
      Engine engine,
      Store store,
      Accounts accounts,
      NoticesDoor notices,
      InstantSource clock) {
    var mishaps = new Mishaps(clock);
    this.host = settings.server().host();
    doors.put("/v1", new RestDoor(settings.merchants(), intake, engine, store, notices, mishaps));
    doors.put("/vtex", new VtexDoor(settings.merchants(), intake, mishaps));
    doors.put("/signals", new SignalsDoor(accounts, engine, clock, mishaps));
  }

  /** One more door, behind this path and all below it. */
  public DoorsServer also(String path, Door door) {
    doors.put(path, door);
    return this;
  }

  /** Has every request pass this layer. */
  public DoorsServer through(Layer newLayer) {
    layer = newLayer;
    return this;
  }

  /** Opens one door alone, on a port of its own. */
  public static Running alone(String host, int port, Door door) {
    return new Running(new HelidonServer(host, port, SILENCE_MAX, door));
  }

  /** Opens the doors on this port; 0 takes any free one. */
  public Running start(int port) {
    return new Running(new HelidonServer(host, port, SILENCE_MAX, this::answer));
  }

  /** Doors that are open. */
  public static final class Running implements AutoCloseable {
    private final HelidonServer server;

    private Running(HelidonServer server) {
      this.server = server;
    }

    public int port() {
      return server.port();
    }

    /** Takes no more requests, and gives those under way a moment to end. */
    @Override
    public void close() {
      server.close();
    }
  }

  private HttpResponse answer(HttpRequest request) {
    for (Map.Entry<String, Door> door : doors.entrySet()) {
      if ((request.path() + "/").startsWith(door.getKey() + "/")) {
        return layer.through(door.getValue(), request);
      }
    }
    return layer.through(this::nowhere, request);
  }

  private HttpResponse nowhere(HttpRequest request) {
    return Problem.of(
        Complaint.of(
            Fault.NOT_FOUND,
            "no door has this path",
            "use one under " + String.join(", ", doors.keySet())));
  }
}
