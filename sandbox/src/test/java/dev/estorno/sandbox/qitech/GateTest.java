package dev.estorno.sandbox.qitech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call QI Tech at all, and in which words the others are told that they may not. */
class GateTest extends QiTechShop {

  private static final String DETAILS =
      "Please provide valid credentials as part of the request."
          + " (Documentation: https://qitech.com.br/documentation) Details: ";
  private static final String DETALHES =
      "Por favor forneça credenciais válidas como parte da request."
          + " (Documentação: https://qitech.com.br/documentation) Detalhes: ";

  @ParameterizedTest
  @ValueSource(strings = {"/test", "/test/983adf30", "/authentication_test"})
  void theAuthenticationTestIsPassedWithAndWithoutABody(String path) {
    assertThat(call("POST", path, "{\"name\": \"QI Tech\"}").body())
        .isEqualTo("{\"success\":true}");
    assertThat(get(path).status()).isEqualTo(200);
  }

  @Test
  void noClientKeyIsABadRequest() {
    Shop.Reply reply = send("GET", "/test", "", "AUTHORIZATION", signed("GET", "/test", "{}"));
    assertError(
        reply,
        400,
        "GDF000003",
        "Bad Request",
        "No API Client Key received",
        "Nenhuma chave de API do cliente recebida");
  }

  @Test
  void anUnknownClientKeyIsNotFound() {
    Shop.Reply reply =
        send(
            "GET",
            "/test",
            "",
            "AUTHORIZATION",
            signed("GET", "/test", "{}"),
            "API-CLIENT-KEY",
            "k");
    assertError(
        reply,
        404,
        "GDF000018",
        "Not Found",
        "No ClientIntegration found for api_client_key: k.",
        "Nenhuma ClientIntegration encontrada para api_client_key: k.");
  }

  @ParameterizedTest
  @CsvSource({"POST, /debt", "DELETE, /account/a/outgoing_recurrence/b", "GET, /mock/nothing"})
  void whatIsNoEndpointIsNotAllowed(String method, String path) {
    String own = path.startsWith("/debt") ? "/account" + path : path;
    assertError(
        call(method, own, ""),
        401,
        "GDF000014",
        "QI Unauthenticated",
        DETAILS
            + "Endpoint or HTTP method not allowed for the given ClientIntegration (Action: "
            + method
            + " "
            + own
            + ")",
        DETALHES
            + "Endpoint ou método HTTP não permitido para a ClientIntegration fornecida (Action: "
            + method
            + " "
            + own
            + ")");
  }

  @Test
  void whatIsNotSignedRightIsNotDecoded() throws Exception {
    String right = signed("POST", "/test", "{\"a\":1}");
    List<String> wrong =
        List.of(
            "x",
            "Bearer " + right,
            right.substring(0, right.length() - 4) + "AAAA",
            signed("GET", "/test", "{\"a\":1}"),
            signed("POST", "/test/other", "{\"a\":1}"),
            signed("POST", "/test", "{\"a\": 1}"),
            token(
                "{\"payload_md5\":\""
                    + md5("{\"a\":1}")
                    + "\",\"method\":\"POST\",\"uri\":\"/test\"}"),
            token("[]"),
            token(claims("POST", "/test", md5("{\"a\":1}")), "ES512", strangersKey("secp521r1")),
            token(claims("POST", "/test", md5("{\"a\":1}")), "ES256", strangersKey("secp256r1")),
            "eyJhbGciOiJub25lIn0." + right.split("\\.")[1] + ".");
    for (String token : wrong) assertNotDecoded(post("{\"a\":1}", token));
    assertNotDecoded(
        send("POST", "/test", "{\"a\":1}", "API-CLIENT-KEY", credential("client_key")));
    assertThat(post("{\"a\":1}", right).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sent | hashed
                 | {}
                 |
          {}     | {}
          {}     |
          """)
  void anEmptyPayloadIsHashedEitherWay(String sent, String hashed) {
    String body = sent == null ? "" : sent;
    String token = token(claims("POST", "/test", md5(hashed == null ? "" : hashed)));
    assertThat(post(body, token).status()).isEqualTo(200);
  }

  @Test
  void theQueryMayBeSignedOrNot() {
    String path = "/payment_order_conciliation_batches?page=1";
    assertThat(get(path).status()).isEqualTo(200);
    String whole =
        "{\"payload_md5\":\"%s\",\"timestamp\":\"%s\",\"method\":\"get\",\"uri\":\"%s\"}"
            .formatted(md5("").toUpperCase(java.util.Locale.ROOT), STAMP, path);
    Shop.Reply reply =
        send(
            "GET",
            path,
            "",
            "AUTHORIZATION",
            token(whole),
            "API-CLIENT-KEY",
            credential("client_key"));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void theMocksAreBehindTheGateToo() {
    assertThat(shop.post("/mock/process_payment_orders", "").status()).isEqualTo(400);
  }

  private static Shop.Reply post(String body, String token) {
    return send(
        "POST", "/test", body, "AUTHORIZATION", token, "API-CLIENT-KEY", credential("client_key"));
  }

  private static void assertNotDecoded(Shop.Reply reply) {
    assertError(
        reply,
        401,
        "GDF000014",
        "QI Unauthenticated",
        DETAILS + "Failed while decoding the authentication token",
        DETALHES + "Falha ao decodificar o token de autenticação");
  }

  private static String signed(String method, String uri, String body) {
    return token(claims(method, uri, md5(body)));
  }

  private static PrivateKey strangersKey(String curve) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair().getPrivate();
  }
}
