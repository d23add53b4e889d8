package dev.estorno.gateway.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.providers.picpay.PicPay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a settings file is told by line, key and neighbour. */
class SettingsMistakesTest {
  @TempDir Path folder;

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
        mistake("name: my-shop", "name: \"" + "a".repeat(65) + "\"", "at most 64 characters"));
  }

  static Stream<Arguments> addedMistakes() {
    return Stream.of(
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
        added("retention: {then: drop}\n", "retention.finished is missing or too short"),
        added("retention: {finished: PT23H}\n", "write at least PT24H"),
        added("retention: {finished: P9D, then: delete}\n", "retention.then"),
        added("providers: {picpayy: {timeout: PT1S}}\n", "did you mean picpay?"),
        added("providers: {picpay: {timout: PT1S}}\n", "did you mean timeout?"),
        added("providers: {picpay: {settle: PT0.1S}}\n", "settle is shorter than timeout"),
        added("watch: {drain: PT1M}\n", "watch.drain is longer than PT20S"),
        added("watch: {logs: jsn}\n", "did you mean json?"),
        added("watch: {traces: {}}\n", "watch.traces.endpoint is missing"),
        added("watch: {traces: {endpoint: collector}}\n", "endpoint is not an address"),
        added("watch: {traces: {endpoint: \"http://a/\", sample: 2}}\n", "from 0 to 1"),
        added("data: \"a\\0b\"\n", "data cannot be a path"),
        added("tabs:\n\t- x\n", "is not YAML"));
  }

  private static Arguments mistake(String from, String to, String told) {
    return arguments(SettingsTest.LEAST.replace(from, to), told);
  }

  private static Arguments added(String text, String told) {
    return arguments(SettingsTest.LEAST + text, told);
  }

  @ParameterizedTest
  @MethodSource({"mistakes", "addedMistakes"})
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
    assertThatThrownBy(() -> read(SettingsTest.LEAST + "    vtex: [" + store + "]\n"))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(told);
  }

  private Settings read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("estorno.yaml"), text);
      return Settings.read(file, List.of(new PicPay()), _ -> Optional.empty());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
