package dev.estorno.sandbox;

import dev.estorno.sandbox.control.Control;
import dev.estorno.sandbox.control.Problem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.faults.Fault;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.World;
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

  void handle(Call call) {
    Exchange head = call.head();
    List<String> path = head.segments();
    if (path.isEmpty() || path.getFirst().equals("sandbox")) {
      call.answer(control.handle(call.whole()));
      return;
    }
    Optional<Cell> owner = world.owner(head);
    if (owner.isEmpty()) {
      call.answer(nobodys());
      return;
    }
    Cell cell = owner.get();
    Optional<Fault> fault = world.strike(cell.profile().name(), cell.operation(head));
    if (fault.isPresent()) struck(fault.get(), cell, call);
    else call.answer(cell.handle(call.whole()));
  }

  /** Lets go of whoever hangs. */
  @Override
  public void close() {
    closing.countDown();
  }

  private void struck(Fault fault, Cell cell, Call call) {
    if (fault instanceof Fault.RefuseConnection) throw Call.dies(); // the body stays unread
    Exchange exchange = call.whole();
    switch (fault) {
      case Fault.RefuseConnection _, Fault.DropRequest _ -> throw Call.dies();
      case Fault.Hang _ -> {
        pause(HANG_MAX);
        throw Call.dies();
      }
      case Fault.HangAfter _ -> {
        cell.handle(exchange);
        pause(HANG_MAX);
        throw Call.dies();
      }
      case Fault.DropReply _ -> {
        cell.handle(exchange);
        throw Call.dies();
      }
      case Fault.Delay(Duration time) -> {
        pause(time);
        call.answer(cell.handle(exchange));
      }
      case Fault.DelayReply(Duration time) -> {
        Response late = cell.handle(exchange);
        pause(time);
        call.answer(late);
      }
      case Fault.Status(int code) -> call.answer(cell.failure(code, exchange));
      case Fault.StatusAfter(int code) -> {
        cell.handle(exchange);
        call.answer(cell.failure(code, exchange));
      }
      case Fault.Garbage _ -> {
        cell.handle(exchange);
        call.answer(garbage());
      }
      case Fault.DuplicateCallback _, Fault.LateCallback _, Fault.LoseCallback _ ->
          throw new AssertionError("strikes callbacks only: " + fault);
    }
  }

  private void pause(Duration time) {
    try {
      boolean closed = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
      if (closed) throw Call.dies();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Call.dies();
    }
  }

  private static Response garbage() {
    return Response.text(200, "<html><body>\u0000\uFFFD{\"status\":")
        .with("Content-Type", "text/html");
  }

  private static Response nobodys() {
    return Problem.of(404, "Not found", "no provider has this path; GET / lists theirs", "");
  }
}
