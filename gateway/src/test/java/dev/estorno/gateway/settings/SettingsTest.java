package dev.estorno.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.estorno.core.Limits;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.yaml.BadSettings;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
      """;

  private static final String LEAST =
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
    assertThat(settings.accounts().getFirst().name().text()).isEqualTo("main");
    assertThat(settings.limits()).isEqualTo(Limits.STANDARD);
    assertThat(settings.tuned(PICPAY)).isSameAs(PICPAY);
    assertThat(settings.limits(PICPAY).settle()).isEqualTo(PICPAY.facts().settle());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "merchants:", "mercants:", "line 1: mercants is not known; did you mean merchants?"),
        mistake(
            "name: my-shop",
            "nmae: my-shop",
            "line 2: merchants[0].nmae is not known; did you mean name?"),
        mistake(
            "api_keys:",
            "api_key:",
            "line 3: merchants[0].api_key is not known; did you mean" + " api_keys?"),
        mistake(
            "base_url:",
            "base_ulr:",
            "line 6: merchants[0].accounts[0].base_ulr is not known; did you mean base_url?"),
        mistake("provider: picpay", "provider: picpai", "did you mean picpay?"),
        mistake(
            "picpay_token: a",
            "picpaytoken: a",
            "picpaytoken is not known; did you mean picpay_token?"),
        mistake("seller_token: b", "seller_token: b, x: y", "credentials.x is not known"),
        mistake("seller_token: b", "seller_token:", "seller_token is empty"),
        mistake("seller_token: b", "seller_token: [b]", "seller_token is empty or not one value"),
        mistake("seller_token: b", "seller_token: \"${ENV:NO}\"", "environment variable NO"),
        mistake("seller_token: b", "seller_token: \"${ENV:NO\"", "written ${ENV:NAME}"),
        mistake("seller_token: b", "seller_token: \"file:no.txt\"", "no.txt, which cannot be read"),
        mistake("api_keys: [k]", "api_keys: [\"a b\"]", "not printable"),
        mistake("api_keys: [k]", "api_keys: [k, k]", "used before"),
        mistake("api_keys: [k]", "api_keys: k", "api_keys is not a list"),
        mistake("http://127.0.0.1:8090/ecommerce/public", "picpay.test", "is no address"),
        mistake("http://127.0.0.1:8090/ecommerce/public", "ftp://a/b", "is no address"),
        mistake("name: my-shop", "name: \"" + "a".repeat(65) + "\"", "at most 64 characters"),
        added("merchants: []\n", "merchants is there twice"),
        added("sever: {port: 1}\n", "sever is not known; did you mean server?"),
        added("server: {port: 80000}\n", "server.port is not a whole number of 0 to 65535"),
        added("server: {port: http}\n", "server.port is not a whole number"),
        added("server: 8080\n", "server is not a mapping"),
        added("limits: {doubt_max: 2s}\n", "write it as ISO 8601 has it, such as PT2S"),
        added("limits: {doubt_max: PT0S}\n", "limits.doubt_max is not a duration above zero"),
        added("limits: {doubt_max: -PT2S}\n", "limits.doubt_max is not a duration above zero"),
        added("limits: {attempts_max: 0}\n", "limits.attempts_max is not a whole number"),
        added("limits: {attempt_delay_min: PT1H}\n", "attemptDelayMin"),
        added("limits: {atempts_max: 3}\n", "did you mean attempts_max?"),
        added("providers: {picpayy: {timeout: PT1S}}\n", "did you mean picpay?"),
        added("providers: {picpay: {timout: PT1S}}\n", "did you mean timeout?"),
        added("providers: {picpay: {settle: PT0.1S}}\n", "settle is shorter than timeout"),
        added("data: \"a\\0b\"\n", "data cannot be a path"),
        added("tabs:\n\t- x\n", "is not YAML"));
  }

  private static Arguments mistake(String from, String to, String told) {
    return arguments(LEAST.replace(from, to), told);
  }

  private static Arguments added(String text, String told) {
    return arguments(LEAST + text, told);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldByLineAndKey(String text, String told) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("estorno.yaml")
        .hasMessageContaining(told);
  }

  static Stream<Arguments> storeMistakes() {
    return Stream.of(
        added("store: {}\n", "store.url is missing; write jdbc:postgresql://HOST"),
        added("store: {url: db}\n", "store.url does not begin with jdbc:postgresql://"),
        added("store: {url: \"jdbc:postgresql://db/e\"}\n", "store.user is missing"),
        added("store: {ulr: db}\n", "store.ulr is not known; did you mean url?"));
  }

  @ParameterizedTest
  @MethodSource("storeMistakes")
  void aMistakeAboutTheStoreIsTold(String text, String told) {
    aMistakeIsToldByLineAndKey(text, told);
  }

  static Stream<Arguments> vtexMistakes() {
    return Stream.of(
        arguments("{token: b, provider: picpay}", "vtex[0].key is missing"),
        arguments("{key: a, provider: picpay}", "vtex[0].token is missing"),
        arguments("{key: a, token: b}", "vtex[0].provider is missing"),
        arguments("{key: a, token: b, provider: picpay, account: x}", "it has picpay/main"),
        arguments("{key: a, token: b, provider: picpay, reference: paymentID}", "mean paymentId?"),
        arguments("{key: a, token: b, provider: picpay, partial: cent}", "did you mean cents?"),
        arguments("{key: a, token: b, provider: picpay, partial: false}", "off, cents, reais"),
        arguments("{key: a, token: b, provider: picpay, failures: old}", "openapi, legacy"),
        arguments("{key: a, token: b, provider: picpay, on_paid: no}", "is not one of"));
  }

  @ParameterizedTest
  @MethodSource("vtexMistakes")
  void aMistakeAboutAVtexStoreIsTold(String store, String told) {
    assertThatThrownBy(() -> read(LEAST + "    vtex: [" + store + "]\n"))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(told);
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
