package dev.estorno.providers.letpay;

import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Login;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.kit.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code POST /auth}, and the {@code refresh_token} that nearly every other reply carries. */
final class LetPayLogin implements Login {
  /** "Each token is configured to expire after 5 minutes" (Get Access Token, read 2026-11). */
  private static final Duration TOKEN_LASTS = Duration.ofMinutes(5);

  @Override
  public Request request(Account account, Instant now) {
    String form =
        "apiKey="
            + encoded(account, LetPayFacts.API_KEY)
            + "&apiSecret="
            + encoded(account, LetPayFacts.API_SECRET);
    return Request.read("auth", "POST", "/auth")
        .body("application/x-www-form-urlencoded", Body.of(form))
        .header("Accept", "application/json");
  }

  @Override
  public Optional<Token> token(Reply reply, Instant now) {
    return reply.isSuccess() ? token(reply, "token", now) : Optional.empty();
  }

  /** "Updated access token for next calls": with errors, too. */
  @Override
  public Optional<Token> renewed(Reply reply, Instant now) {
    return token(reply, "refresh_token", now);
  }

  @Override
  public boolean rejected(Reply reply) {
    return reply.status() == 401;
  }

  private static Optional<Token> token(Reply reply, String name, Instant now) {
    return Json.read(reply.body()).text(name).map(it -> Token.lasting(it, TOKEN_LASTS, now));
  }

  private static String encoded(Account account, String credential) {
    return URLEncoder.encode(account.credential(credential).reveal(), StandardCharsets.UTF_8);
  }
}
