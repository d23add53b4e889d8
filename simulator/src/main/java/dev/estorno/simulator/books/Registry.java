package dev.estorno.simulator.books;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Extent;
import dev.estorno.core.State;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Entry;
import dev.estorno.simulator.kit.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which row each key of each caller leads to, and what callers were told. What was asked is
 * compared as it was asked, not by the gateway's fingerprint.
 */
public final class Registry {
  private record Key(String merchant, String door, String key) {}

  private record Bound(CancelRequest asked, CancellationId id) {}

  private final Clerk clerk;
  private final Findings findings;
  private final Map<Key, Bound> bound = new HashMap<>();
  private Optional<CancelRequest> asking = Optional.empty();

  public Registry(Clerk clerk, Findings findings) {
    this.clerk = clerk;
    this.findings = findings;
  }

  /** What a caller asks now: the store's very next application is to be that. */
  public void asks(CancelRequest request) {
    asking = Optional.of(request);
  }

  /** What was asked, for the application that comes of it. */
  CancelRequest asked() {
    return asking.orElseThrow();
  }

  /** The store has taken an application in, whether or not anybody will hear of it. */
  void admitted(CancelRequest request, Application application, Admission admission) {
    Cancellation fresh = application.fresh();
    findings.require(isFaithful(request, application), () -> request + " became " + application);
    var key = new Key(fresh.merchant().text(), application.door(), application.key().text());
    Bound before = bound.get(key);
    if (before != null && !before.asked().equals(request)) {
      findings.require(
          admission instanceof Admission.KeyReused, () -> key + " was used again: " + admission);
      return;
    }
    Optional<CancellationId> leads =
        Optional.ofNullable(before)
            .map(Bound::id)
            .filter(id -> !startsAnew(request, id))
            .or(() -> joined(fresh).map(Cancellation::id));
    Optional<CancellationId> led = led(admission);
    findings.require(
        leads.isPresent() ? led.equals(leads) : isFresh(admission, fresh),
        () -> key + " must lead to " + leads + ", not " + admission);
    led.ifPresent(id -> bound.put(key, new Bound(request, id)));
    if (admission instanceof Admission.Fresh(Entry entry, var claimed)) {
      clerk.entered(entry, claimed);
    } else if (admission instanceof Admission.Known(Entry entry)) {
      findings.require(
          clerk.row(entry.cancellation().id()).filter(entry.cancellation()::equals).isPresent(),
          () -> "told of as it is not: " + entry);
    }
  }

  private static boolean isFaithful(CancelRequest asked, Application made) {
    Cancellation fresh = made.fresh();
    return fresh.merchant().equals(asked.merchant())
        && fresh.payment().equals(asked.payment())
        && fresh.extent().equals(asked.extent())
        && fresh.onPaid() == asked.onPaid()
        && fresh.deadline().equals(asked.deadline())
        && made.details().equals(asked.details())
        && made.door().equals(asked.door())
        && made.key().equals(asked.key())
        && made.retried().equals(asked.retried());
  }

  private boolean startsAnew(CancelRequest request, CancellationId id) {
    return clerk
        .row(id)
        .filter(it ->
            it.state() instanceof State.Refused(var reason, _)
                && request.retried().contains(reason))
        .isPresent();
  }

  /** A whole one joins what is open and as whole, or else what has succeeded. */
  private Optional<Cancellation> joined(Cancellation fresh) {
    List<Cancellation> whole =
        clerk.all().stream()
            .filter(it -> it.extent() instanceof Extent.Full)
            .filter(it -> it.merchant().equals(fresh.merchant()))
            .filter(it -> it.payment().equals(fresh.payment()))
            .toList();
    return fresh.extent() instanceof Extent.Full
        ? whole.stream()
            .filter(it -> !it.state().isFinal() && it.onPaid() == fresh.onPaid())
            .findFirst()
            .or(() ->
                whole.stream().filter(it -> it.state() instanceof State.Cancelled).findFirst())
        : Optional.empty();
  }

  private static Optional<CancellationId> led(Admission admission) {
    return switch (admission) {
      case Admission.Fresh(Entry entry, _) -> Optional.of(entry.cancellation().id());
      case Admission.Known(Entry entry) -> Optional.of(entry.cancellation().id());
      case Admission.KeyReused _ -> Optional.empty();
    };
  }

  private static boolean isFresh(Admission admission, Cancellation fresh) {
    return admission instanceof Admission.Fresh(Entry entry, _)
        && entry.cancellation().id().equals(fresh.id());
  }
}
