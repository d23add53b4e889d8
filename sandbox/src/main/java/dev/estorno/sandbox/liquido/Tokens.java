package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Hmac;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives out tokens and knows them again. A token tells its own end, sealed: public clients ask for
 * a new one before every call, and none of them need be kept.
 */
final class Tokens {

  static final String CLIENT_ID = "sandbox-client";
  static final String CLIENT_SECRET = "sandbox-secret";

  /** "expires_in": 3600 (Liquido, authentication page, read 2026-11). */
  static final Duration LASTS = Duration.ofHours(1);

  private static final int HEX_OF_TIME = 16;
  private static final int HEX_OF_CHANCE = 16;
  private static final String GRANT = "client_credentials";

  private final RandomGenerator chance;
  private final String seal;

  Tokens(RandomGenerator chance) {
    this.chance = chance;
    this.seal = Ids.hex(chance, 32);
  }

  /** The answer of {@code POST /oauth2/token}; errors as RFC 6749 has them. */
  Response grant(Exchange exchange, Instant now) {
    Optional<String> grant = exchange.form("grant_type");
    if (grant.isEmpty()) return error("invalid_request");
    if (!grant.get().equals(GRANT)) return error("unsupported_grant_type");
    if (!isClient(exchange)) return error("invalid_client");
    return Response.json(
        200,
        Json.object()
            .put("access_token", issue(now))
            .put("expires_in", LASTS.toSeconds())
            .put("token_type", "Bearer"));
  }

  /** Whether the request bears a token that is good at {@code now}, in whatever case. */
  boolean admits(Exchange exchange, Instant now) {
    return exchange.headers("authorization").stream()
        .map(sent -> sent.strip().replaceFirst("(?i)^bearer +", ""))
        .anyMatch(token -> isGood(token, now));
  }

  static Response error(String word) {
    return Response.json(400, Json.object().put("error", word));
  }

  private String issue(Instant now) {
    String end = HexFormat.of().toHexDigits(now.plus(LASTS).toEpochMilli(), HEX_OF_TIME);
    String body = end + Ids.hex(chance, HEX_OF_CHANCE);
    return body + Hmac.hex(seal, body);
  }

  private boolean isGood(String token, Instant now) {
    int bodyLength = HEX_OF_TIME + HEX_OF_CHANCE;
    if (token.length() <= bodyLength) return false;
    String body = token.substring(0, bodyLength);
    if (!token.substring(bodyLength).equals(Hmac.hex(seal, body))) return false;
    long end = HexFormat.fromHexDigitsToLong(body, 0, HEX_OF_TIME);
    return now.isBefore(Instant.ofEpochMilli(end));
  }

  /** By the form, as the documents say; or by a Basic header, as other OAuth clients do. */
  private static boolean isClient(Exchange exchange) {
    String byForm =
        exchange.form("client_id").orElse("") + ":" + exchange.form("client_secret").orElse("");
    String known = CLIENT_ID + ":" + CLIENT_SECRET;
    return known.equals(byForm)
        || exchange.headers("authorization").stream().anyMatch(sent -> sent.equals(basic(known)));
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return String.format(Locale.ROOT, "Basic %s", Base64.getEncoder().encodeToString(bytes));
  }
}
