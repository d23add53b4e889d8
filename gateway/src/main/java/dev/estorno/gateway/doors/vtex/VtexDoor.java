package dev.estorno.gateway.doors.vtex;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Mishaps;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.StoreDown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Answers everything under {@code /vtex}, which is VTEX's providerBaseUrl. */
public final class VtexDoor implements Door {
  /** VTEX's test suite gives a call five seconds (Payment Provider Protocol, Help Center). */
  private static final Duration WAIT = Duration.ofSeconds(4);

  private static final String CANCELLATIONS = "/vtex/payments/{paymentId}/cancellations";

  private final VtexKeys keys;
  private final Intake intake;
  private final Mishaps mishaps;
  private final Routes routes;

  public VtexDoor(List<Merchant> merchants, Intake intake, Mishaps mishaps) {
    this.keys = new VtexKeys(merchants);
    this.intake = intake;
    this.mishaps = mishaps;
    this.routes = new Routes().on("POST", CANCELLATIONS, this::cancel);
  }

  @Override
  public String route(HttpRequest request) {
    return routes.template(request);
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      return routes.answer(request);
    } catch (Complaint nowhere) {
      return VtexReply.UNKNOWN.wrong(nowhere);
    }
  }

  private HttpResponse cancel(HttpRequest request, Map<String, String> named) {
    String paymentId = named.getOrDefault(VtexReader.PAYMENT_ID, "");
    var reply = VtexReply.to(paymentId, request);
    try {
      VtexKeys.Caller caller = keys.caller(request);
      reply = reply.as(caller.store().failures());
      ObjectNode body = StrictJson.object(request);
      return reply.says(verdict(caller, paymentId, body));
    } catch (Complaint complaint) {
      return reply.wrong(complaint);
    } catch (StoreDown _) {
      return reply.says(
          new Verdict.TryAgain(
              "store-unavailable", "it may or may not have been taken in; ask again"));
    } catch (RuntimeException | AssertionError broken) {
      String number = mishaps.log(request, broken);
      return reply.says(new Verdict.TryAgain("internal-error", "see mishap " + number));
    }
  }

  private Verdict verdict(VtexKeys.Caller caller, String paymentId, ObjectNode body) {
    Entry entry =
        switch (intake.accept(VtexReader.read(caller, paymentId, body))) {
          case Admission.Fresh(Entry fresh, _) -> fresh;
          case Admission.Known(Entry known) -> known;
          case Admission.KeyReused _ ->
              throw Complaint.about(
                  Fault.IDEMPOTENCY_KEY_REUSED,
                  VtexReader.REQUEST_ID,
                  "this requestId was used before for another request on this payment",
                  "use a new requestId for a new request");
        };
    return Verdict.of(intake.await(entry, WAIT).cancellation());
  }
}
