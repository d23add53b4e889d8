package dev.estorno.providers.liquido;

import static dev.estorno.providers.liquido.Charges.ACCOUNT;
import static dev.estorno.providers.liquido.Charges.LIQUIDO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Signal.Reading;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in as a signal, signed as the page's own example signs. */
class LiquidoSignalTest {
  private static final long TIME = 1_795_176_000;
  private static final Instant NOW = Instant.ofEpochSecond(TIME);
  private static final String SECRET = "s&cret";
  private static final String PAID =
      "{\"eventType\":\"CHARGE_SUCCEEDED\",\"data\":{\"chargeDetails\":{\"idempotencyKey\":\"k1\","
          + "\"referenceId\":\"k1\",\"payer\":{\"name\":\"João\"}}}}";

  @ParameterizedTest
  @CsvSource({
    "CHARGE_SUCCEEDED, k1, x, k1",
    "CHARGE_FAILED, k1, x, k1",
    "CHARGE_CHARGED_BACK, k1, x, k1",
    "CHARGE_REFUND_SUCCEEDED, r1, k1, k1",
    "CHARGE_REFUND_FAILED, r1, k1, k1",
    "CHARGE_SOMETHING_NEW, k1, x, k1",
  })
  void itNamesTheCharge(String event, String key, String reference, String charge) {
    String body =
        "{\"eventType\":\"%s\",\"data\":{\"chargeDetails\":"
            + "{\"idempotencyKey\":\"%s\",\"referenceId\":\"%s\"}}}";
    assertThat(signed(body.formatted(event, key, reference))).isEqualTo(new Reading.About(charge));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"eventType\":\"CHARGE_SUCCEEDED\",\"data\":{\"linkId\":\"egGF\",\"amount\":9999}}",
        "{\"eventType\":\"PAYOUT_SETTLED\",\"data\":{}}",
      })
  void anotherProductsEventIsAboutNothing(String body) {
    assertThat(signed(body)).isEqualTo(new Reading.AboutNothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{}",
        "{\"data\":{\"chargeDetails\":{\"idempotencyKey\":\"k1\"}}}",
        "{\"eventType\":\"CHARGE_SUCCEEDED\"}",
        "{\"eventType\":\"CHARGE_SUCCEEDED\",\"data\":{\"chargeDetails\":{}}}",
        "{\"eventType\":\"CHARGE_REFUND_FAILED\",\"data\":{\"chargeDetails\":"
            + "{\"idempotencyKey\":\"r\"}}}",
        "{\"eventType\":\"CHARGE_X\",\"data\":{\"chargeDetails\":"
            + "{\"idempotencyKey\":\"a\\u0000b\"}}}",
      })
  void whatNamesNoChargeIsUnreadable(String body) {
    assertThat(signed(body)).isEqualTo(new Reading.Unreadable());
  }

  @ParameterizedTest
  @CsvSource({
    "-300, true",
    "0, true",
    "300, true",
    "-301, false",
    "301, false",
    "-99999999, false"
  })
  void itsTimeIsBounded(long seconds, boolean proved) {
    var read = read(PAID, header(PAID, TIME, SECRET), NOW.plusSeconds(seconds));
    assertThat(read).isEqualTo(proved ? new Reading.About("k1") : new Reading.Forged());
  }

  @Test
  void theSignatureCoversBodyAndTimeUnderOurSecretByteForByte() {
    assertThat(read(PAID, header(PAID, TIME, SECRET), NOW)).isEqualTo(new Reading.About("k1"));
    for (String forged :
        List.of(
            header(PAID + " ", TIME, SECRET),
            header(PAID, TIME, "other"),
            header(PAID, TIME + 1, SECRET).replace("" + (TIME + 1), "" + TIME),
            header(PAID, TIME, SECRET).replace("signature=", "signature=0"),
            header(PAID, TIME, SECRET).replace("HmacSHA256", "HmacSHA1"),
            header(PAID, TIME, SECRET).replaceFirst(",signature.*", ""),
            "signature=" + sign(PAID, TIME, SECRET),
            "")) {
      assertThat(read(PAID, forged, NOW)).as(forged).isEqualTo(new Reading.Forged());
    }
  }

  @Test
  void itsDressMayDiffer() {
    String header = header(PAID, TIME, SECRET);
    String signature = sign(PAID, TIME, SECRET);
    for (String same :
        List.of(
            header.replace(",", ", "),
            " " + header + " ",
            header.replace(signature, signature.toUpperCase(Locale.ROOT)))) {
      assertThat(read(PAID, same, NOW)).as(same).isEqualTo(new Reading.About("k1"));
    }
  }

  @Test
  void withoutOneHeaderOrWithTwoItIsForged() {
    String header = header(PAID, TIME, SECRET);
    assertThat(read(PAID, List.of(), NOW, ACCOUNT)).isEqualTo(new Reading.Forged());
    assertThat(read(PAID, List.of(header, header), NOW, ACCOUNT)).isEqualTo(new Reading.Forged());
  }

  @Test
  void anEmptySecretProvesNothing() {
    var open =
        new Account(
            ACCOUNT.merchant(),
            ACCOUNT.provider(),
            ACCOUNT.name(),
            ACCOUNT.base(),
            Map.of("client_secret", Secret.NONE));
    assertThat(read(PAID, List.of(header(PAID, TIME, SECRET)), NOW, open))
        .isEqualTo(new Reading.Forged());
  }

  @Test
  void bytesThatAreNoTextAreSignedAsTheyAre() throws GeneralSecurityException {
    byte[] body = {'{', (byte) 0xFF, (byte) 0xC3, '}'};
    Mac mac = mac(SECRET);
    mac.update("payload=".getBytes(StandardCharsets.UTF_8));
    mac.update(body);
    mac.update((",timestamp=" + TIME).getBytes(StandardCharsets.UTF_8));
    String header =
        "algorithm=HmacSHA256,timestamp="
            + TIME
            + ",signature="
            + HexFormat.of().formatHex(mac.doFinal());
    var headers = Map.of("liquido-signature", List.of(header));
    var signal = new Signal("POST", "/signals/liquido/main", headers, Body.of(body));
    assertThat(LIQUIDO.about(signal, ACCOUNT, NOW)).isEqualTo(new Reading.Unreadable());
  }

  private static Reading signed(String body) {
    return read(body, header(body, TIME, SECRET), NOW);
  }

  private static Reading read(String body, String header, Instant now) {
    return read(body, List.of(header), now, ACCOUNT);
  }

  private static Reading read(String body, List<String> sent, Instant now, Account account) {
    var headers = Map.of("liquido-signature", sent);
    var signal = new Signal("POST", "/signals/liquido/main", headers, Body.of(body));
    return LIQUIDO.about(signal, account, now);
  }

  private static String header(String body, long time, String secret) {
    return "algorithm=HmacSHA256,timestamp=" + time + ",signature=" + sign(body, time, secret);
  }

  private static String sign(String body, long time, String secret) {
    String content = "payload=" + body + ",timestamp=" + time;
    byte[] signature = mac(secret).doFinal(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(signature);
  }

  private static Mac mac(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new AssertionError(missing);
    }
  }
}
