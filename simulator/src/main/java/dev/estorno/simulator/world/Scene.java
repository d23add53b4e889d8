package dev.estorno.simulator.world;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Account;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.simulator.kit.Chance;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Who is there: the merchants, their accounts, and the payments to be cancelled. */
public final class Scene {
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final AccountName MAIN = new AccountName("main");
  private static final MerchantId OTHER = new MerchantId("other");

  /** Parsing settings takes longer than many a history. */
  private static final List<Account> SANDBOX =
      Settings.forSandbox(URI.create("http://simulated")).accounts();

  /**
   * A payment at a provider.
   *
   * @param began the state it was put in
   * @param amount minor units
   */
  public record Payment(MerchantId merchant, PaymentRef ref, String began, long amount) {}

  private final List<Account> accounts =
      SANDBOX.stream().flatMap(it -> Stream.of(it, ofOther(it))).toList();
  private final List<Payment> payments = new ArrayList<>();

  private static Account ofOther(Account it) {
    return new Account(OTHER, it.provider(), it.name(), it.base(), it.credentials());
  }

  public List<Account> accounts() {
    return accounts;
  }

  public List<ProviderName> providers() {
    return SANDBOX.stream().map(Account::provider).toList();
  }

  public List<Payment> payments() {
    return payments;
  }

  public Account account(Payment payment) {
    return accounts.stream()
        .filter(it -> it.merchant().equals(payment.merchant()))
        .filter(it -> it.provider().equals(payment.ref().provider()))
        .findFirst()
        .orElseThrow();
  }

  /** Puts payments at random providers, in states a cancellation may meet. */
  public void populate(Town town, Chance chance, Instant now, int many) {
    // Now and then all are at one provider, so that they get into each other's way.
    List<Account> among = chance.percent(30) ? List.of(chance.pick(accounts)) : accounts;
    for (int i = 0; i < many; i++) {
      Account account = chance.pick(among);
      ProviderName provider = account.provider();
      var profile = town.fake(provider).profile();
      long amount = chance.between(20, 500) * 100L;
      String state = chance.pick(profile.states());
      ObjectNode spec =
          Json.object().put("provider", provider.text()).put("state", state).put("amount", amount);
      if (profile.fields().contains("cashback") && chance.percent(30)) {
        spec.put("cashback", amount / 10);
      }
      if (profile.fields().contains("callback_url") && chance.percent(70)) {
        spec.put("callback_url", "http://simulated/signals");
      }
      if (profile.fields().contains("reversal") && chance.percent(50)) {
        spec.put("reversal", chance.pick(List.of("sent", "pending", "rejected")));
      }
      if (profile.fields().contains("reference_date") && !state.equals("paid")) {
        spec.put("reference_date", day(now, chance));
      }
      PaymentView created = town.create(provider, spec);
      var ref = new PaymentRef(provider, MAIN, created.reference());
      payments.add(new Payment(account.merchant(), ref, state, amount));
    }
  }

  /** Tomorrow's orders can be cancelled until tonight, others for longer. */
  private static String day(Instant now, Chance chance) {
    return LocalDate.ofInstant(now, SAO_PAULO)
        .plusDays(chance.percent(60) ? 1 : chance.between(2, 3))
        .toString();
  }
}
