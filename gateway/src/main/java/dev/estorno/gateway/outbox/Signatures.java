package dev.estorno.gateway.outbox;

import dev.estorno.providers.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks has it: HMAC-SHA256 over id, time and body, once for every secret that
 * is valid, so that secrets can be changed without a gap.
 */
public final class Signatures {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  /** Standard Webhooks asks for 24 to 64. */
  private static final int BYTES = 32;

  private Signatures() {}

  /** A new secret, in the form in which the merchant is told it, once. */
  public static Secret newSecret(RandomGenerator chance) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * The headers by which a receiver knows the message, its age, and that it is ours.
   *
   * @param now of this attempt: receivers refuse what was signed minutes ago
   */
  static Map<String, String> headers(String id, Instant now, String body, List<Secret> secrets) {
    long seconds = now.getEpochSecond();
    String signed = id + "." + seconds + "." + body;
    String signatures =
        secrets.stream().map(it -> "v1," + sign(it, signed)).collect(Collectors.joining(" "));
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", String.valueOf(seconds),
        "webhook-signature", signatures);
  }

  private static String sign(Secret secret, String text) {
    byte[] key = Base64.getDecoder().decode(secret.reveal().substring(PREFIX.length()));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
