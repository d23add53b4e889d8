package dev.estorno.gateway.settings;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The merchant that a gateway in front of a sandbox serves. Its keys open nothing real. */
final class SandboxMerchant {
  private static final MerchantId DEV = new MerchantId("dev");
  private static final AccountName MAIN = new AccountName("main");

  /** One line per provider: where it is in a sandbox, and the credentials it takes there. */
  private static final List<Place> PLACES =
      List.of(
          new Place(
              "picpay",
              "/ecommerce/public",
              Map.of(
                  "picpay_token", "sandbox-picpay-token",
                  "seller_token", "sandbox-seller-token")),
          new Place(
              "qitech",
              "",
              Map.of(
                  "client_key",
                  "983adf30-c87c-43b8-8720-d2cab219f7ed",
                  "account_key",
                  "82de0f5d-5117-4e14-943e-eb8105feb1bd",
                  // A PUBLIC SANDBOX KEY, known to the world: every sandbox prints it.
                  "private_key",
                  "MGACAQAwEAYHKoZIzj0CAQYFK4EEACMESTBHAgEBBEIA+SaizX9Vzxpv" // gitleaks:allow
                      + "xtr+7pIHtwMyrGmEHOaHdG5ITsWduOUXwZRpbSnHyqj3+dZPhH1iWOui80D4"
                      + "+sPJ62fmRfeFRxs=",
                  "provider_public_key",
                  "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBsiyfmBsvtVD5k5/b/LiMQicVI5/Ir5didAByjIka"
                      + "WHXB58oTOR7YQUvBY+1ufCumh0gOtg1jQKYtAjXicceEAhEBRokVEprq/c4fRRuQnH6agQv2"
                      + "hDNgT9UE3XqU0qCj+gyfKRl4Kq8LXPKxMfDR7HvYToGAp1LJWLZfRiXlAW5VlKA=")),
          new Place("letpay", "", Map.of("api_key", "sandbox-key", "api_secret", "sandbox-secret")),
          new Place(
              "liquido",
              "",
              Map.of(
                  "client_id", "sandbox-client",
                  "client_secret", "sandbox-secret",
                  "api_key", "sandbox-api-key")));

  private record Place(String provider, String path, Map<String, String> credentials) {
    Account at(String sandbox) {
      Map<String, Secret> secrets =
          credentials.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, it -> new Secret(it.getValue())));
      return new Account(
          DEV, new ProviderName(provider), MAIN, URI.create(sandbox + path), secrets);
    }
  }

  private SandboxMerchant() {}

  static Merchant at(URI sandbox) {
    String base = sandbox.toString().replaceAll("/+$", "");
    List<Account> accounts = PLACES.stream().map(it -> it.at(base)).toList();
    return new Merchant(
        DEV,
        List.of(new Secret("dev-key")),
        accounts,
        accounts.stream().map(SandboxMerchant::vtexStore).toList());
  }

  /**
   * A VTEX store that pays through this account: AppKey {@code dev} at the first provider, {@code
   * dev-letpay} and so on at the others. VTEX's own paymentId is a payment's name at the first; the
   * others give their payments names of their own, which VTEX knows as {@code tid}.
   */
  private static VtexStore vtexStore(Account account) {
    boolean first = account.provider().text().equals(PLACES.getFirst().provider());
    return new VtexStore(
        new Secret(first ? "dev" : "dev-" + account.provider()),
        new Secret("dev"),
        account,
        first ? VtexStore.Reference.PAYMENT_ID : VtexStore.Reference.TID,
        VtexStore.Partial.OFF,
        VtexStore.Failures.OPENAPI,
        OnPaid.REFUND);
  }
}
