package dev.estorno.providers.kit;

import dev.estorno.providers.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with SHA-256, for providers that sign what they send. */
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String HEX = "[0-9a-fA-F]{64}";

  private Hmac() {}

  /**
   * Whether {@code hex} is the HMAC over all the parts together, told in a time that gives nothing
   * of the right one away; never with an empty secret.
   */
  public static boolean proves(String hex, Secret secret, List<byte[]> parts) {
    return hex.matches(HEX)
        && !secret.reveal().isEmpty()
        && MessageDigest.isEqual(HexFormat.of().parseHex(hex), over(secret, parts));
  }

  private static byte[] over(Secret secret, List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      parts.forEach(mac::update);
      return mac.doFinal();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
