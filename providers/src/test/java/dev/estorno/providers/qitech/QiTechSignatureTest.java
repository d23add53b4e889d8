package dev.estorno.providers.qitech;

import static dev.estorno.providers.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request is signed; others must be able to read it so. */
class QiTechSignatureTest {
  private static final KeyPair KEYS = Keys.on("secp521r1");

  private static List<Secret> privateKeys() {
    String pem = Keys.pem(KEYS.getPrivate()).reveal();
    return List.of(
        new Secret(pem),
        Keys.openSslPem(KEYS),
        new Secret(pem.replace("\n", "\r\n")),
        new Secret(pem.replaceAll("-----[^-]*-----", "").replace("\n", "")));
  }

  @ParameterizedTest
  @MethodSource("privateKeys")
  void isAcceptedByAnotherLibrary(Secret privateKey) throws Exception {
    Request sealed = sealed(cancel(), privateKey);
    assertThat(sealed.headers()).containsEntry("API-CLIENT-KEY", "k1");
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKey(KEYS.getPublic())
            .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES512")
            .build()
            .processToClaims(sealed.headers().get("AUTHORIZATION"));
    assertThat(claims.getClaimsMap())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "payload_md5",
                "99914b932bd37a50b983c5e7c90ae93b",
                "timestamp",
                "2026-11-20T12:00:00.000000Z",
                "method",
                "PATCH",
                "uri",
                "/automatic_pix/account/a1/outgoing_recurrence/r1/payment_order/p1/cancel"));
  }

  @Test
  void isAcceptedByTheJdkAlone() throws Exception {
    String[] parts =
        sealed(cancel(), privateKeys().getFirst()).headers().get("AUTHORIZATION").split("\\.");
    Signature check = Signature.getInstance("SHA512withECDSAinP1363Format");
    check.initVerify(KEYS.getPublic());
    check.update((parts[0] + "." + parts[1]).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(parts[0])))
        .contains("\"typ\":\"JWT\"", "\"alg\":\"ES512\"");
  }

  @Test
  void hashesTheBytesThatAreSentAndTheExamplesBracesForNone() throws Exception {
    Request post = Request.act("refund", "POST", "/x?page=2").json("{\"a\": \"ç\"}");
    assertThat(claims(post)).contains("\"payload_md5\":\"4e35b1ab9ea7870f7d188904fd377f43\"");
    assertThat(claims(post)).contains("\"uri\":\"/x\"");
    Request get = Request.read("status", "GET", "/x");
    assertThat(claims(get)).contains("\"payload_md5\":\"99914b932bd37a50b983c5e7c90ae93b\"");
  }

  private static Stream<Secret> noKeys() {
    return Stream.of(
        new Secret(""),
        new Secret("no key at all"),
        new Secret("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"),
        Keys.pem(Keys.on("secp256r1").getPrivate()),
        Keys.pem(KEYS.getPublic()));
  }

  @ParameterizedTest
  @MethodSource("noKeys")
  void aWrongKeyIsNamedButNotTold(Secret wrong) {
    assertThatThrownBy(() -> sealed(cancel(), wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("private_key is no P-521 key in PEM")
        .hasNoCause();
  }

  private static Request cancel() {
    return Replay.of(
            PaymentOrders.cancel(PaymentOrders.whole(OnPaid.REFUND)),
            PaymentOrders.order("pending"))
        .request();
  }

  private static String claims(Request request) throws Exception {
    var token = new JsonWebSignature();
    token.setCompactSerialization(
        sealed(request, privateKeys().getFirst()).headers().get("AUTHORIZATION"));
    token.setKey(KEYS.getPublic());
    return token.getPayload();
  }

  private static Request sealed(Request request, Secret privateKey) {
    var account =
        PaymentOrders.account(Map.of("client_key", new Secret("k1"), "private_key", privateKey));
    return PaymentOrders.QITECH.seal(request, account, Secret.NONE, NOON);
  }
}
