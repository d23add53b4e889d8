package dev.estorno.app.chaos;

import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.VtexStore;
import dev.estorno.providers.Account;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings of a gateway in front of all of a sandbox's providers, with little patience. */
record Deployment(URI sandbox, String store) {
  /** Rows on a PostgreSQL server that several nodes share. */
  static Deployment onPostgres(URI sandbox, String url) {
    return new Deployment(
        sandbox, "store: {url: '%s', user: postgres, password: postgres}".formatted(url));
  }

  /** Rows in a folder. */
  static Deployment inFolder(URI sandbox, String folder) {
    return new Deployment(sandbox, "data: '%s'".formatted(folder));
  }

  String settings(String node, int port) {
    Merchant dev = Settings.forSandbox(sandbox).merchants().getFirst();
    return """
    server: {port: %d, node: %s}
    %s
    merchants:
      - name: dev
        api_keys: [dev-key]
        accounts:
    %s
        vtex:
    %s
    limits:
      attempts_max: 1000
      attempt_delay_min: PT0.2S
      attempt_delay_max: PT2S
      look_up_delay_min: PT0.2S
      look_up_delay_max: PT2S
    notices: {private_networks: allow, delay_min: PT0.2S, delay_max: PT2S}
    providers:
    %s
    """
        .formatted(
            port,
            node,
            store,
            lines(dev.accounts(), Deployment::account),
            lines(dev.vtexStores(), Deployment::vtexStore),
            lines(dev.accounts(), Deployment::bounds));
  }

  private static <T> String lines(List<T> all, Function<T, String> line) {
    return all.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String account(Account it) {
    String credentials =
        it.credentials().entrySet().stream()
            .map(e -> e.getKey() + ": '" + e.getValue().reveal() + "'")
            .collect(Collectors.joining(", "));
    return "      - {provider: %s, base_url: '%s', credentials: {%s}}"
        .formatted(it.provider(), it.base(), credentials);
  }

  private static String vtexStore(VtexStore it) {
    String reference =
        switch (it.reference()) {
          case PAYMENT_ID -> "paymentId";
          case AUTHORIZATION_ID -> "authorizationId";
          case TID -> "tid";
        };
    return "      - {key: %s, token: %s, provider: %s, reference: %s}"
        .formatted(it.key().reveal(), it.token().reveal(), it.account().provider(), reference);
  }

  private static String bounds(Account it) {
    return "  %s: {timeout: PT1S, settle: PT2S}".formatted(it.provider());
  }
}
