package dev.estorno.simulator;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Account;
import dev.estorno.sandbox.fake.PaymentView;
import dev.estorno.sandbox.kit.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Who is there: the merchant, its accounts, and the payments to be cancelled. */
final class Scene {
  static final MerchantId MERCHANT = new MerchantId("dev");
  private static final AccountName MAIN = new AccountName("main");

  /**
   * A payment at a provider.
   *
   * @param amount minor units
   */
  record Payment(PaymentRef ref, long amount) {}

  private final List<Account> accounts =
      Settings.forSandbox(URI.create("http://simulated")).accounts();
  private final List<Payment> payments = new ArrayList<>();

  List<Account> accounts() {
    return accounts;
  }

  List<Payment> payments() {
    return payments;
  }

  /** Puts payments at random providers, in states a cancellation may meet. */
  void populate(Town town, Chance chance) {
    int many = chance.between(1, 5);
    for (int i = 0; i < many; i++) {
      ProviderName provider = chance.pick(accounts).provider();
      var profile = town.fake(provider).profile();
      long amount = chance.between(20, 500) * 100L;
      ObjectNode spec =
          Json.object()
              .put("provider", provider.text())
              .put("state", chance.pick(profile.states()))
              .put("amount", amount);
      if (profile.fields().contains("cashback") && chance.percent(30)) {
        spec.put("cashback", amount / 10);
      }
      if (profile.fields().contains("callback_url") && chance.percent(70)) {
        spec.put("callback_url", "http://simulated/signals");
      }
      PaymentView created = town.create(provider, spec);
      payments.add(new Payment(new PaymentRef(provider, MAIN, created.reference()), amount));
    }
  }
}
