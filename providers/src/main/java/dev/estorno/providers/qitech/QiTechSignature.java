package dev.estorno.providers.qitech;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import dev.estorno.providers.Body;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.kit.Json;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The JWT, ES512 on P-521, that signs every call in both directions (docs.qitech.com.br,
 * authentication test v2 and webhook v2, read 2026-11).
 */
record QiTechSignature(QiTechKeys keys) {
  private record Claims(String payload_md5, String timestamp, String method, String uri) {}

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What QI Tech's own example hashes for a request without a body. */
  private static final Body NOTHING = Body.of("{}");

  /**
   * The JWT of a request.
   *
   * @throws IllegalStateException when the key cannot sign; says nothing of the key
   */
  String of(Request request, Secret privateKey, Instant now) {
    var claims =
        new Claims(
            md5(request.body().isEmpty() ? NOTHING : request.body()),
            MICROSECONDS.format(now),
            request.method(),
            request.path().replaceFirst("\\?.*", ""));
    var header = new JWSHeader.Builder(JWSAlgorithm.ES512).type(JOSEObjectType.JWT).build();
    var token = new JWSObject(header, new Payload(Json.write(claims)));
    try {
      token.sign(keys.signer(privateKey));
      return token.serialize();
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException _) {
      throw new IllegalStateException("private_key is no P-521 key in PEM");
    }
  }

  /** Whether QI Tech sent it: its key signed the hash of these very bytes. */
  boolean proves(Signal signal, Secret publicKey) {
    try {
      var token = JWSObject.parse(signal.header("AUTHORIZATION").orElse("").strip());
      Json claims = Json.read(Body.of(token.getPayload().toBytes()));
      return token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES512)
          && token.verify(keys.verifier(publicKey))
          && claims.text("method").filter(signal.method()::equalsIgnoreCase).isPresent()
          && claims.text("payload_md5").filter(md5(signal.body())::equalsIgnoreCase).isPresent();
    } catch (GeneralSecurityException | JOSEException | ParseException _) {
      // No failure of ours: a forged signal is something that does come in.
      return false;
    }
  }

  private static String md5(Body body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.bytes()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every Java has MD5", broken);
    }
  }
}
