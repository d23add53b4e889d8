package dev.estorno.sandbox.qitech;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.SandboxServer;
import dev.estorno.sandbox.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/**
 * A client of QI Tech's sandbox, which starts afresh for every test. It signs with a library that
 * the sandbox does not use.
 */
abstract class QiTechShop {

  static final String STAMP = "2026-11-20T12:00:00.000000Z";

  static SandboxServer server;
  static Shop shop;
  static JsonNode credentials;

  @BeforeAll
  static void start() {
    server = SandboxServer.start(0, 1);
    shop = new Shop(server);
    credentials = shop.get("/sandbox/credentials").json().path("qitech");
  }

  @AfterAll
  static void stop() {
    shop.close();
    server.close();
  }

  @BeforeEach
  void reset() {
    shop.control("POST", "/sandbox/reset", "");
  }

  static String credential(String name) {
    return credentials.path(name).asString();
  }

  static Shop.Reply get(String path) {
    return call("GET", path, "");
  }

  static Shop.Reply call(String method, String path, String body) {
    String token = token(claims(method, path, md5(body.isEmpty() ? "{}" : body)));
    return send(
        method, path, body, "AUTHORIZATION", token, "API-CLIENT-KEY", credential("client_key"));
  }

  static Shop.Reply send(String method, String path, String body, String... headers) {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return shop.send(shop.request(path, headers).method(method, publisher));
  }

  static String claims(String method, String uri, String md5) {
    return "{\"payload_md5\":\"%s\",\"timestamp\":\"%s\",\"method\":\"%s\",\"uri\":\"%s\"}"
        .formatted(md5, STAMP, method, uri.replaceFirst("\\?.*", ""));
  }

  static String token(String claims) {
    return token(claims, "ES512", privateKey());
  }

  static String token(String claims, String algorithm, PrivateKey key) {
    try {
      var token = new JsonWebSignature();
      token.setHeader("typ", "JWT");
      token.setAlgorithmHeaderValue(algorithm);
      token.setKey(key);
      token.setPayload(claims);
      return token.getCompactSerialization();
    } catch (JoseException broken) {
      throw new AssertionError(broken);
    }
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  static PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(der(credential("private_key"))));
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  static PublicKey providerKey() {
    try {
      return KeyFactory.getInstance("EC")
          .generatePublic(new X509EncodedKeySpec(der(credential("provider_public_key"))));
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  /** A payment order in {@code state}, with more fields of the control API if need be. */
  static JsonNode order(String state, String... more) {
    StringBuilder fields = new StringBuilder("\"provider\":\"qitech\",\"state\":\"" + state + "\"");
    for (String field : more) fields.append(',').append(field);
    return shop.payment(fields.toString());
  }

  static String account() {
    return "/account/" + credential("account_key");
  }

  static String path(JsonNode order) {
    return account()
        + "/outgoing_recurrence/"
        + order.path("outgoing_recurrence_key").asString()
        + "/payment_order/"
        + order.path("payment_order_key").asString();
  }

  static Shop.Reply cancel(JsonNode order) {
    return call("PATCH", "/automatic_pix" + path(order) + "/cancel", "{}");
  }

  static JsonNode view(JsonNode order) {
    return shop.get("/sandbox/payments/qitech/" + order.path("reference").asString()).json();
  }

  static String state(JsonNode order) {
    return view(order).path("state").asString();
  }

  static void clock(String now) {
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"" + now + "\"}");
  }

  static void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }

  static long balance(String account) {
    return shop.get("/sandbox/balances").json().path("qitech").path(account).longValue();
  }

  static String effects() {
    StringBuilder text = new StringBuilder();
    for (JsonNode effect : shop.effects()) {
      text.append(effect.path("reference").asString())
          .append(' ')
          .append(effect.path("effect").asString())
          .append(' ')
          .append(effect.path("amount").asString())
          .append('\n');
    }
    return text.toString();
  }

  static void assertError(
      Shop.Reply reply, int status, String code, String title, String text, String translation) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.json())
        .isEqualTo(
            dev.estorno.sandbox.kit.Json.object()
                .put("title", title)
                .put("description", text)
                .put("translation", translation)
                .put("code", code));
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
  }
}
