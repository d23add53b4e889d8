package dev.estorno.sandbox;

import dev.estorno.sandbox.control.Control;
import dev.estorno.sandbox.control.Problem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.faults.Fault;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.World;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Leads each request to the control API or to the provider that owns its path, faults included. */
final class Doors implements AutoCloseable {

  private static final Duration HANG_MAX = Duration.ofMinutes(2);

  private final World world;
  private final Control control;
  private final CountDownLatch closing = new CountDownLatch(1);

  Doors(World world) {
    this.world = world;
    this.control = new Control(world);
  }

  void handle(ServerRequest request, ServerResponse response) {
    Exchange head = Http.head(request);
    List<String> path = head.segments();
    if (path.isEmpty() || path.getFirst().equals("sandbox")) {
      Http.send(control.handle(Http.whole(head, request)), response);
      return;
    }
    Optional<Cell> owner = world.owner(head);
    if (owner.isEmpty()) {
      Http.send(nobodys(), response);
      return;
    }
    Cell cell = owner.get();
    Optional<Fault> fault = world.strike(cell.profile().name(), cell.operation(head));
    if (fault.isPresent()) struck(fault.get(), cell, head, request, response);
    else Http.send(cell.handle(Http.whole(head, request)), response);
  }

  /** Lets go of whoever hangs. */
  @Override
  public void close() {
    closing.countDown();
  }

  private void struck(
      Fault fault, Cell cell, Exchange head, ServerRequest request, ServerResponse response) {
    if (fault instanceof Fault.RefuseConnection) throw gone(); // the body stays unread
    Exchange exchange = Http.whole(head, request);
    switch (fault) {
      case Fault.RefuseConnection _, Fault.DropRequest _ -> throw gone();
      case Fault.Hang _ -> {
        pause(HANG_MAX);
        throw gone();
      }
      case Fault.HangAfter _ -> {
        cell.handle(exchange);
        pause(HANG_MAX);
        throw gone();
      }
      case Fault.DropReply _ -> {
        cell.handle(exchange);
        throw gone();
      }
      case Fault.Delay(Duration time) -> {
        pause(time);
        Http.send(cell.handle(exchange), response);
      }
      case Fault.DelayReply(Duration time) -> {
        Response late = cell.handle(exchange);
        pause(time);
        Http.send(late, response);
      }
      case Fault.Status(int code) -> Http.send(cell.failure(code, exchange), response);
      case Fault.StatusAfter(int code) -> {
        cell.handle(exchange);
        Http.send(cell.failure(code, exchange), response);
      }
      case Fault.Garbage _ -> {
        cell.handle(exchange);
        Http.send(garbage(), response);
      }
      case Fault.DuplicateCallback _, Fault.LateCallback _, Fault.LoseCallback _ ->
          throw new AssertionError("strikes callbacks only: " + fault);
    }
  }

  private void pause(Duration time) {
    try {
      boolean closed = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
      if (closed) throw gone();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw gone();
    }
  }

  private static CloseConnectionException gone() {
    return new CloseConnectionException("a fault closes this connection");
  }

  private static Response garbage() {
    return Response.text(200, "<html><body>\u0000\uFFFD{\"status\":")
        .with("Content-Type", "text/html");
  }

  private static Response nobodys() {
    return Problem.of(404, "Not found", "no provider has this path; GET / lists theirs", "");
  }
}
