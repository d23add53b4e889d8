package dev.estorno.providers.qitech;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.estorno.providers.Body;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.kit.Json;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The JWT, ES512 on P-521, that signs every call in both directions (docs.qitech.com.br,
 * authentication test v2 and webhook v2, read 2026-11).
 */
final class QiTechSignature {
  private record Claims(String payload_md5, String timestamp, String method, String uri) {}

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What QI Tech's own example hashes for a request without a body. */
  private static final Body NOTHING = Body.of("{}");

  /** What turns OpenSSL's "EC PRIVATE KEY" into PKCS#8: version 0, EC, P-521 (RFC 5208, 5480). */
  private static final byte[] PKCS8_OF_P521 =
      HexFormat.of().parseHex("020100301006072a8648ce3d020106052b81040023");

  private QiTechSignature() {}

  /**
   * The JWT of a request.
   *
   * @throws IllegalStateException when the key cannot sign; says nothing of the key
   */
  static String of(Request request, Secret privateKey, Instant now) {
    var claims =
        new Claims(
            md5(request.body().isEmpty() ? NOTHING : request.body()),
            MICROSECONDS.format(now),
            request.method(),
            request.path().replaceFirst("\\?.*", ""));
    var header = new JWSHeader.Builder(JWSAlgorithm.ES512).type(JOSEObjectType.JWT).build();
    var token = new JWSObject(header, new Payload(Json.write(claims)));
    try {
      token.sign(new ECDSASigner(privateKey(privateKey)));
      return token.serialize();
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException _) {
      throw new IllegalStateException("private_key is no P-521 key in PEM");
    }
  }

  /** Whether QI Tech sent it: its key signed the hash of these very bytes. */
  static boolean proves(Signal signal, Secret publicKey) {
    try {
      var token = JWSObject.parse(signal.header("AUTHORIZATION").orElse("").strip());
      Json claims = Json.read(Body.of(token.getPayload().toBytes()));
      return token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES512)
          && token.verify(new ECDSAVerifier(publicKey(publicKey)))
          && claims.text("method").filter(signal.method()::equalsIgnoreCase).isPresent()
          && claims.text("payload_md5").filter(md5(signal.body())::equalsIgnoreCase).isPresent();
    } catch (GeneralSecurityException | JOSEException | ParseException _) {
      // No failure of ours: a forged signal is something that does come in.
      return false;
    }
  }

  private static ECPrivateKey privateKey(Secret pem) throws GeneralSecurityException {
    byte[] der = der(pem);
    boolean openSsl = pem.reveal().contains("EC PRIVATE KEY");
    byte[] pkcs8 = openSsl ? sequence(PKCS8_OF_P521, tagged(0x04, der)) : der;
    return (ECPrivateKey)
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static ECPublicKey publicKey(Secret pem) throws GeneralSecurityException {
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(pem)));
  }

  /** The bytes in a PEM text, or in its bare inside. */
  private static byte[] der(Secret pem) {
    return Base64.getMimeDecoder().decode(pem.reveal().replaceAll("-----[^-]*-----", ""));
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return tagged(0x30, both);
  }

  /** Tag, length in its two-byte form, content: a P-521 key has between 128 and 255 bytes. */
  private static byte[] tagged(int tag, byte[] content) {
    byte[] whole = new byte[content.length + 3];
    whole[0] = (byte) tag;
    whole[1] = (byte) 0x81;
    whole[2] = (byte) content.length;
    System.arraycopy(content, 0, whole, 3, content.length);
    return whole;
  }

  private static String md5(Body body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.bytes()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every Java has MD5", broken);
    }
  }
}
