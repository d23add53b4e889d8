package dev.estorno.providers.qitech;

import static dev.estorno.providers.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.providers.Body;
import dev.estorno.providers.Signal;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QI Tech's webhooks, signed by another library than ours. */
class QiTechSignalTest {
  private static final KeyPair QI = Keys.on("secp521r1");
  private static final String ORDER =
      """
      {"event_type":"baas.automatic_pix.payment_order.status_change","origin_key":"p1",
       "data":{"outgoing_recurrence_key":"r1","payment_order_key":"p1","new_field":1}}\
      """;

  @Test
  void aboutAPaymentOrderNamesIt() throws Exception {
    assertThat(heard(token(QI, ORDER, "POST"), ORDER)).isEqualTo(new Signal.Reading.About("r1/p1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event_type\":\"baas.automatic_pix.outgoing_recurrence.status_change\","
            + "\"data\":{\"outgoing_recurrence_key\":\"r1\"}}",
        "{\"webhook_type\":\"baas.automatic_pix.payment_order_conciliation_batch.creation\","
            + "\"data\":{\"payment_order_conciliation_batches\":[]}}",
        "{\"webhook_type\":\"baas.pix_transfer.incoming_pix\",\"data\":{\"pix_transfer_key\":1}}",
        "{}"
      })
  void aboutAnythingElseIsHeardAndThatIsAll(String body) throws Exception {
    assertThat(heard(token(QI, body, "POST"), body)).isEqualTo(new Signal.Reading.AboutNothing());
  }

  @Test
  void thatIsNoObjectCannotBeRead() throws Exception {
    assertThat(heard(token(QI, "[1]", "POST"), "[1]")).isEqualTo(new Signal.Reading.Unreadable());
  }

  @Test
  void isForgedUnlessQiTechsKeySignedTheseBytes() throws Exception {
    KeyPair other = Keys.on("secp521r1");
    String right = token(QI, ORDER, "POST");
    assertThat(heard(token(other, ORDER, "POST"), ORDER)).isEqualTo(new Signal.Reading.Forged());
    assertThat(heard(right, ORDER + " ")).isEqualTo(new Signal.Reading.Forged());
    assertThat(heard(token(QI, ORDER, "GET"), ORDER)).isEqualTo(new Signal.Reading.Forged());
    assertThat(heard("", ORDER)).isEqualTo(new Signal.Reading.Forged());
    assertThat(heard("a.b.c", ORDER)).isEqualTo(new Signal.Reading.Forged());
    assertThat(heard(right.substring(0, right.lastIndexOf('.') + 1), ORDER))
        .isEqualTo(new Signal.Reading.Forged());
    assertThat(heard("eyJhbGciOiJub25lIn0." + right.split("\\.")[1] + ".", ORDER))
        .isEqualTo(new Signal.Reading.Forged());
    assertThat(reading(Map.of("authorization", List.of(right, right)), ORDER))
        .isEqualTo(new Signal.Reading.Forged());
    assertThat(reading(Map.of(), ORDER)).isEqualTo(new Signal.Reading.Forged());
  }

  private static Signal.Reading heard(String token, String body) {
    return reading(Map.of("authorization", List.of(token)), body);
  }

  private static Signal.Reading reading(Map<String, List<String>> headers, String body) {
    var account = PaymentOrders.account(Map.of("provider_public_key", Keys.pem(QI.getPublic())));
    var signal = new Signal("POST", "/signals/qitech/main", headers, Body.of(body));
    return PaymentOrders.QITECH.about(signal, account, NOON);
  }

  private static String token(KeyPair keys, String body, String method) throws Exception {
    byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
    var token = new JsonWebSignature();
    token.setAlgorithmHeaderValue("ES512");
    token.setKey(keys.getPrivate());
    token.setPayload(
        """
        {"payload_md5":"%s","timestamp":"2023-06-30T18:52:27.885731Z","method":"%s","uri":"/test"}\
        """
            .formatted(HexFormat.of().formatHex(hash), method));
    return token.getCompactSerialization();
  }
}
