package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Reais;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hands out access tokens and knows them again by nothing but the signature in them: the API "does
 * not handle states", so a renewed token does not end the one before.
 */
final class Tokens {

  /** "Each token is configured to expire after 5 minutes." */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final String HEADER = "{\"alg\":\"HS256\"}";
  private static final int MILLIS = 3;

  private final byte[] secret;

  Tokens(RandomGenerator chance) {
    this.secret = Ids.hex(chance, 64).getBytes(StandardCharsets.US_ASCII);
  }

  /** A token for the sandbox's merchant, as a JWT with times to the millisecond. */
  String issue(Instant now) {
    String claims =
        Json.string(
            Json.object()
                .put("sub", Merchant.USERNAME)
                .put("merchant_id", Merchant.ID)
                .put("iat", seconds(now))
                .put("exp", seconds(now.plus(LIFE))));
    String signed =
        encode(HEADER.getBytes(StandardCharsets.UTF_8))
            + "."
            + encode(claims.getBytes(StandardCharsets.UTF_8));
    return signed + "." + signature(signed);
  }

  boolean accepts(String token, Instant now) {
    int end = token.lastIndexOf('.');
    if (end < 0 || !same(signature(token.substring(0, end)), token.substring(end + 1)))
      return false;
    return claims(token.substring(0, end))
        .filter(expires -> seconds(now).compareTo(expires) < 0)
        .isPresent();
  }

  /** When a token that we signed expires. */
  private static Optional<BigDecimal> claims(String signed) {
    byte[] claims = Base64.getUrlDecoder().decode(signed.substring(signed.indexOf('.') + 1));
    return Json.parse(claims).flatMap(it -> Reais.number(it.path("exp")));
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), MILLIS);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
