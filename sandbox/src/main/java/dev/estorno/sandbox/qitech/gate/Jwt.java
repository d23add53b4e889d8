package dev.estorno.sandbox.qitech.gate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.estorno.sandbox.kit.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signature of a call: a JWT, ES512, whose claims are {@code payload_md5}, {@code timestamp},
 * {@code method} and {@code uri} (docs.qitech.com.br, authentication test v2, read 2026-11).
 */
public record Jwt(JWSSigner signer, JWSVerifier verifier) {

  /** UTC with microseconds and a Z. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** With the sandbox's own keys, as QI Tech's are. */
  public static Jwt es512() {
    try {
      return new Jwt(
          new ECDSASigner(SandboxKeys.providerPrivate()),
          new ECDSAVerifier(SandboxKeys.clientPublic()));
    } catch (JOSEException broken) {
      throw new IllegalStateException("the sandbox's own keys", broken);
    }
  }

  /** A JWT for something that QI Tech itself sends. */
  public String sign(String method, String uri, byte[] body, Instant now) {
    ObjectNode claims =
        Json.object()
            .put("payload_md5", md5(body))
            .put("timestamp", STAMP.format(now))
            .put("method", method)
            .put("uri", uri);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES512).type(JOSEObjectType.JWT).build();
    JWSObject token = new JWSObject(header, new Payload(Json.string(claims)));
    try {
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException broken) {
      throw new IllegalStateException("the sandbox's own key", broken);
    }
  }

  /** The claims, if the sandbox's client signed them with ES512. */
  Optional<ObjectNode> claims(String token) {
    try {
      JWSObject jws = JWSObject.parse(token);
      boolean signed =
          jws.getHeader().getAlgorithm().equals(JWSAlgorithm.ES512) && jws.verify(verifier);
      return signed
          ? Optional.of(Json.objectOrEmpty(jws.getPayload().toBytes()))
          : Optional.empty();
    } catch (ParseException | JOSEException notOne) {
      return Optional.empty(); // "Failed while decoding the authentication token"
    }
  }

  /** In lower-case hexadecimal. */
  static String md5(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every Java has MD5", broken);
    }
  }
}
