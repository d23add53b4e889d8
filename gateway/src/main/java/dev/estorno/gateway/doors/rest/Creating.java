package dev.estorno.gateway.doors.rest;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.view.CancellationJson;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /v1/cancellations}: takes a cancellation in and waits as long as the caller likes.
 */
final class Creating {
  private final Intake intake;

  Creating(Intake intake) {
    this.intake = intake;
  }

  HttpResponse answer(HttpRequest request, Merchant merchant) {
    CancelRequest asked = CancelReader.read(request, merchant);
    Optional<Duration> wait = Prefer.wait(request.all("Prefer"));
    Entry taken =
        switch (intake.accept(asked)) {
          case Admission.Fresh(Entry entry, _) -> entry;
          case Admission.Known(Entry entry) -> entry;
          case Admission.KeyReused _ -> throw keyReused();
        };
    Entry entry = wait.map(it -> intake.await(taken, it)).orElse(taken);
    int status = entry.cancellation().state().isFinal() ? 201 : 202;
    HttpResponse reply =
        HttpResponse.json(status, Reading.json(entry))
            .header("Location", CancellationJson.path(entry.cancellation().id()));
    return wait.map(it -> reply.header("Preference-Applied", "wait=" + it.toSeconds()))
        .orElse(reply);
  }

  private static Complaint keyReused() {
    return Complaint.about(
        Fault.IDEMPOTENCY_KEY_REUSED,
        CancelReader.KEY,
        "this key was used before, for another request or for one dropped since; nothing was done",
        "use a new key for a new request, and the same body to repeat one");
  }
}
