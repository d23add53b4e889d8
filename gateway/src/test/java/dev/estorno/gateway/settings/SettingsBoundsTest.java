package dev.estorno.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.providers.picpay.PicPay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's bounds: its own, else its provider's by the settings, else the standard. */
class SettingsBoundsTest {
  private static final Provider PICPAY = new PicPay();
  private static final String PROVIDERS =
      """
      providers:
        picpay:
          timeout: PT20S
          calls_at_once: 5
          calls_per_second: 10
          breaker: {share: 70, window: 40, pause: PT20S}
      """;
  private static final String ACCOUNT =
      """
            - provider: picpay
              name: slow
              base_url: http://127.0.0.1:8090/ecommerce/public
              credentials: {picpay_token: a, seller_token: b}
              bounds: {timeout: PT25S, calls_per_second: 0.5, breaker: {pause: PT1M}}
      """;

  @TempDir private Path folder;

  @Test
  void nothingSaidIsTheStandard() {
    Settings settings = read(SettingsTest.LEAST);
    var standard = new Bounds(16, Facts.RATE_UNKNOWN, Breaker.STANDARD);
    assertThat(settings.bounds(PICPAY, key("main"))).isEqualTo(standard);
    assertThat(settings.tunedAccounts(List.of(PICPAY))).isEmpty();
  }

  @Test
  void whatIsSaidOfAProviderHoldsForItsAccounts() {
    Settings settings = read(SettingsTest.LEAST + PROVIDERS);
    var breaker = new Breaker(70, 40, Duration.ofSeconds(20));
    assertThat(settings.bounds(PICPAY, key("main"))).isEqualTo(new Bounds(5, 10, breaker));
    assertThat(settings.tuned(PICPAY).facts().timeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void whatIsSaidOfAnAccountHoldsForItAlone() {
    Settings settings = read(SettingsTest.LEAST + ACCOUNT + PROVIDERS);
    var breaker = new Breaker(70, 40, Duration.ofMinutes(1));
    assertThat(settings.bounds(PICPAY, key("slow"))).isEqualTo(new Bounds(5, 0.5, breaker));
    assertThat(settings.bounds(PICPAY, key("main")).callsPerSecondMax()).isEqualTo(10);
    var own = settings.tunedAccounts(List.of(PICPAY));
    assertThat(own).containsOnlyKeys(key("slow"));
    Facts facts = own.values().iterator().next().facts();
    assertThat(facts.timeout()).isEqualTo(Duration.ofSeconds(25));
    assertThat(facts.settle()).isEqualTo(PICPAY.facts().settle());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "calls_per_second: 0      | is not a number above zero",
        "calls_per_second: -1     | is not a number above zero",
        "calls_per_second: 1e3    | is not a number above zero",
        "calls_per_second: 1.0001 | with at most three decimals",
        "calls_per_second: 100001 | up to 100000",
        "calls_per_secnd: 1       | did you mean calls_per_second?",
        "breaker: {share: 0}      | breaker.share is not a whole number of 1 to 100",
        "breaker: {window: 2000}  | breaker.window is not a whole number of 1 to 1000",
        "breaker: {pause: PT0S}   | breaker.pause is not a duration above zero",
        "breaker: {pauses: PT1S}  | did you mean pause?",
        "timeout: PT61S           | timeout is longer than the settle time, which is PT1M",
      })
  void aMistakeIsTold(String line, String told) {
    String ofProvider = "providers: {picpay: {" + line + "}}\n";
    String ofAccount = "        bounds: {" + line + "}\n";
    for (String text : List.of(ofProvider, ofAccount)) {
      assertThatThrownBy(() -> read(SettingsTest.LEAST + text))
          .as(text)
          .isInstanceOf(BadSettings.class)
          .hasMessageContaining(told);
    }
  }

  @Test
  void howLongRequestsTravelIsNoAccountsOwn() {
    assertThatThrownBy(() -> read(SettingsTest.LEAST + "        bounds: {settle: PT90S}\n"))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("accounts[0].bounds.settle is not known");
  }

  private static AccountKey key(String account) {
    return new AccountKey(new MerchantId("my-shop"), PICPAY.name(), new AccountName(account));
  }

  private Settings read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("estorno.yaml"), text);
      return Settings.read(file, List.of(PICPAY), _ -> Optional.empty());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
