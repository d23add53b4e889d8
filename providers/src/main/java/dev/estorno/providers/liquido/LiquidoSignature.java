package dev.estorno.providers.liquido;

import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.kit.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proof that Liquido sent a signal (page "Notification Signature", read 2026-11): {@code
 * payload=BODY,timestamp=SECONDS}, signed with the client secret.
 */
final class LiquidoSignature {
  private static final Pattern HEADER =
      Pattern.compile(
          "algorithm=HmacSHA256, *timestamp=(\\d{1,11}), *signature=([0-9a-f]{64})",
          Pattern.CASE_INSENSITIVE);

  private LiquidoSignature() {}

  static boolean proves(Signal signal, Secret secret, Instant now) {
    Matcher header = HEADER.matcher(signal.header("liquido-signature").orElse("").strip());
    if (!header.matches()) {
      return false;
    }
    String time = header.group(1);
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return age.compareTo(LiquidoFacts.SIGNAL_AGE_MAX) <= 0
        && Hmac.proves(
            header.group(2),
            secret,
            List.of(bytes("payload="), signal.body().bytes(), bytes(",timestamp=" + time)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
