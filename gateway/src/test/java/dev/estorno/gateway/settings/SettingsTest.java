package dev.estorno.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Limits;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.gateway.store.Store;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Secret;
import dev.estorno.providers.picpay.PicPay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are read whole or not at all, and what is wrong is told by line, key and neighbour. */
class SettingsTest {
  private static final Provider PICPAY = new PicPay();
  private static final Map<String, String> ENVIRONMENT = Map.of("SHOP_KEY", "key-of-the-shop");

  private static final String ALL =
      """
      server:
        host: 0.0.0.0
        port: 9000
        node: left
      data: /srv/estorno
      store:
        url: jdbc:postgresql://db:5432/estorno?ssl=true
        user: ana
        password: s3same
      merchants:
        - name: my-shop
          api_keys: ["${ENV:SHOP_KEY}", second-key]
          accounts:
            - provider: picpay
              name: second
              base_url: https://picpay.test/ecommerce/public/
              credentials:
                picpay_token: file:picpay.txt
                seller_token: "12345"
          vtex:
            - key: vtex-key
              token: vtex-token
              provider: picpay
              account: second
              reference: authorizationId
              partial: off
              failures: legacy
              on_paid: refuse
      limits:
        attempts_max: 7
        attempt_delay_min: PT2S
        attempt_delay_max: PT1M
        look_up_delay_min: PT0.5S
        look_up_delay_max: PT5M
        doubt_max: P2D
        pending_max: PT12H
        deadline_margin: PT10M
      providers:
        picpay:
          timeout: PT7S
          settle: PT90S
          calls_at_once: 5
      watch:
        host: 0.0.0.0
        port: 9090
        drain: PT5S
        logs: json
        traces:
          endpoint: http://127.0.0.1:4318/v1/traces
          sample: 0.25
          tell_providers: on
      retention:
        finished: P400D
        then: drop
      """;

  static final String LEAST =
      """
      merchants:
        - name: my-shop
          api_keys: [k]
          accounts:
            - provider: picpay
              base_url: http://127.0.0.1:8090/ecommerce/public
              credentials: {picpay_token: a, seller_token: b}
      """;

  @TempDir private Path folder;

  @Test
  void everythingCanBeSaid() throws IOException {
    Files.writeString(folder.resolve("picpay.txt"), "token-from-file\n");
    Settings settings = read(ALL);
    assertThat(settings.server()).isEqualTo(new Settings.Server("0.0.0.0", 9000, "left"));
    assertThat(settings.store())
        .isEqualTo(
            new StorePlace.Shared(
                "jdbc:postgresql://db:5432/estorno?ssl=true", "ana", new Secret("s3same")))
        .hasToString("jdbc:postgresql://db:5432/estorno");
    assertThat(settings.data()).isEqualTo(Path.of("/srv/estorno"));
    Merchant shop = settings.merchants().getFirst();
    assertThat(shop.apiKeys())
        .containsExactly(new Secret("key-of-the-shop"), new Secret("second-key"));
    Account account = shop.accounts().getFirst();
    assertThat(account.base()).isEqualTo(URI.create("https://picpay.test/ecommerce/public"));
    assertThat(account.credential("picpay_token")).isEqualTo(new Secret("token-from-file"));
    assertThat(account.credential("seller_token")).isEqualTo(new Secret("12345"));
    assertThat(shop.vtexStores())
        .containsExactly(
            new VtexStore(
                new Secret("vtex-key"),
                new Secret("vtex-token"),
                account,
                VtexStore.Reference.AUTHORIZATION_ID,
                VtexStore.Partial.OFF,
                VtexStore.Failures.LEGACY,
                OnPaid.REFUSE));
    assertThat(settings.retention())
        .contains(new Settings.Retention(Duration.ofDays(400), Store.Fate.DROP));
    assertThat(settings.limits().attemptsMax()).isEqualTo(7);
    assertThat(settings.limits().doubtMax()).isEqualTo(Duration.ofDays(2));
    Facts tuned = settings.tuned(PICPAY).facts();
    assertThat(tuned.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(tuned.callsAtOnceMax()).isEqualTo(5);
    assertThat(tuned.credentials()).isEqualTo(PICPAY.facts().credentials());
    assertThat(settings.limits(PICPAY).settle()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.toString())
        .doesNotContain("key-of-the-shop", "token-from-file", "vtex-token", "12345", "s3same");
  }

  @Test
  void whatIsNotSaidIsStandard() {
    Settings settings = read(LEAST);
    assertThat(settings.server()).isEqualTo(Settings.Server.STANDARD);
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.store()).isEqualTo(StorePlace.EMBEDDED);
    assertThat(settings.retention()).isEmpty();
    assertThat(settings.accounts().getFirst().name().text()).isEqualTo("main");
    assertThat(settings.limits()).isEqualTo(Limits.STANDARD);
    assertThat(settings.tuned(PICPAY)).isSameAs(PICPAY);
    assertThat(settings.limits(PICPAY).settle()).isEqualTo(PICPAY.facts().settle());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret${", // a variable that is only half there
        "\"s3cret", // not YAML
        "*s3cret", // an alias of nothing
        "\"file:s3cret\\0\"",
      })
  void noValueOfASecretIsEverTold(String value) {
    assertThatThrownBy(() -> read(LEAST.replace("seller_token: b", "seller_token: " + value)))
        .isInstanceOf(BadSettings.class)
        .message()
        .doesNotContain("s3cret");
    assertThatThrownBy(() -> read(LEAST.replace("[k]", "[\"s3cret s3cret\"]")))
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> Settings.read(folder.resolve("no.yaml"), List.of(PICPAY), this::none))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("no.yaml");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("empty");
  }

  @Test
  void theSandboxHasOneMerchantWithAllItNeeds() {
    Settings settings = Settings.forSandbox(URI.create("http://127.0.0.1:8090/"));
    Account account = settings.accounts().getFirst();
    assertThat(account.provider()).isEqualTo(new ProviderName("picpay"));
    assertThat(account.base()).isEqualTo(URI.create("http://127.0.0.1:8090/ecommerce/public"));
    assertThat(account.credentials()).containsOnlyKeys(PICPAY.facts().credentials());
    Merchant dev = settings.merchants().getFirst();
    assertThat(dev.apiKeys()).containsExactly(new Secret("dev-key"));
    assertThat(dev.vtexStores().getFirst().reference()).isEqualTo(VtexStore.Reference.PAYMENT_ID);
    assertThat(settings.withPort(0).server().port()).isZero();
    assertThat(settings.withData(folder).data()).isEqualTo(folder);
  }

  @Test
  void whatTheOperatorSeesCanBeSaid() throws IOException {
    Files.writeString(folder.resolve("picpay.txt"), "token-from-file\n");
    Settings settings = read(ALL);
    assertThat(settings.watch())
        .isEqualTo(
            new Watching(
                Optional.of(new Watching.Place("0.0.0.0", 9090)),
                Duration.ofSeconds(5),
                Watching.Logs.JSON,
                Optional.of(
                    new Watching.Traces(
                        URI.create("http://127.0.0.1:4318/v1/traces"), 0.25, true))));
  }

  private Optional<String> none(String name) {
    return Optional.empty();
  }

  private Settings read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("estorno.yaml"), text);
      return Settings.read(
          file, List.of(PICPAY), name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
