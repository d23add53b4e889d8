package dev.estorno.gateway.doors.signals;

import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Mishaps;
import dev.estorno.gateway.doors.kit.Problem;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Signal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers everything under {@code /signals}: quickly, for the provider only wants to be heard. */
public final class SignalsDoor implements Door {
  private final Accounts accounts;
  private final Engine engine;
  private final InstantSource clock;
  private final Mishaps mishaps;
  private final Routes routes =
      new Routes()
          .on("POST", "/signals/{provider}/{account}", this::hear)
          .on("POST", "/signals/{provider}/{merchant}/{account}", this::hear);

  public SignalsDoor(Accounts accounts, Engine engine, InstantSource clock, Mishaps mishaps) {
    this.accounts = accounts;
    this.engine = engine;
    this.clock = clock;
    this.mishaps = mishaps;
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
          Complaint.of(Fault.STORE_DOWN, "the signal was not heard", "send it again"));
    } catch (RuntimeException | AssertionError broken) {
      String number = mishaps.log(request, broken);
      return Problem.of(
          Complaint.of(Fault.INTERNAL, "mishap " + number + " is in our log", "send it again"));
    }
  }

  private HttpResponse hear(HttpRequest request, Map<String, String> named) {
    Account account = account(named);
    Provider provider = accounts.provider(account.provider()).orElseThrow(SignalsDoor::unknown);
    var signal = new Signal(request.method(), request.path(), request.headers(), request.body());
    switch (provider.about(signal, account, clock.instant())) {
      case Signal.Reading.About(String reference) -> nudge(account, reference);
      case Signal.Reading.AboutNothing _ -> {}
      case Signal.Reading.Forged _ ->
          throw Complaint.of(
              Fault.UNAUTHORIZED,
              "the signal does not prove that the provider sent it",
              "check this account's credentials");
      case Signal.Reading.Unreadable _ -> throw unreadable();
    }
    return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("heard", true));
  }

  private void nudge(Account account, String reference) {
    PaymentRef payment;
    try {
      payment = new PaymentRef(account.provider(), account.name(), reference);
    } catch (IllegalArgumentException _) {
      throw unreadable();
    }
    engine.nudge(account.merchant(), payment);
  }

  /** Without a merchant in the path, an account that two merchants have is none. */
  private Account account(Map<String, String> named) {
    List<Account> meant =
        accounts.all().stream()
            .filter(it -> it.provider().text().equals(named.get("provider")))
            .filter(it -> it.name().text().equals(named.get("account")))
            .filter(it ->
                it.merchant().text().equals(named.getOrDefault("merchant", it.merchant().text())))
            .toList();
    if (meant.size() != 1) {
      throw unknown();
    }
    return meant.getFirst();
  }

  private static Complaint unknown() {
    return Complaint.of(
        Fault.NOT_FOUND,
        "no one account is meant by this path",
        "use /signals/PROVIDER/ACCOUNT or /signals/PROVIDER/MERCHANT/ACCOUNT");
  }

  private static Complaint unreadable() {
    return Complaint.of(
        Fault.UNREADABLE_SIGNAL,
        "the signal is not in the provider's form",
        "send it as documented");
  }
}
