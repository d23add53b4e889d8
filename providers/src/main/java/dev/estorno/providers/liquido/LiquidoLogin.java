package dev.estorno.providers.liquido;

import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Login;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.kit.Json;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** OAuth client credentials, in a form and without a Basic header (authentication page; SDKs). */
final class LiquidoLogin implements Login {
  private static final String PATH = "/oauth2/token";

  /** The token service has hosts of its own, the same in both official SDKs. */
  private static final Map<String, String> HOSTS =
      Map.of(
          "api.liquido.com", "https://authsg.liquido.com",
          "api-qa.liquido.com", "https://auth-dev.liquido.com");

  private static final Duration LASTS_MAX = Duration.ofDays(1);

  @Override
  public Request request(Account account, Instant now) {
    String host = String.valueOf(account.base().getHost());
    String form =
        "client_id="
            + credential(account, LiquidoFacts.CLIENT_ID)
            + "&client_secret="
            + credential(account, LiquidoFacts.CLIENT_SECRET)
            + "&grant_type=client_credentials";
    return Request.read("token", "POST", HOSTS.getOrDefault(host, "") + PATH)
        .body("application/x-www-form-urlencoded", Body.of(form))
        .header("Accept", "application/json");
  }

  @Override
  public Optional<Token> token(Reply reply, Instant now) {
    Json told = Json.read(reply.body());
    Duration lasts =
        told.decimal("expires_in")
            .filter(it -> it.signum() > 0)
            .map(it -> it.min(BigDecimal.valueOf(LASTS_MAX.toSeconds())))
            .map(it -> Duration.ofSeconds(it.longValue()))
            .orElse(LiquidoFacts.TOKEN_LASTS);
    return told.text("access_token")
        .filter(_ -> reply.isSuccess())
        .map(it -> Token.lasting(it, lasts, now));
  }

  /** Liquido renews no token in passing. */
  @Override
  public Optional<Token> renewed(Reply reply, Instant now) {
    return Optional.empty();
  }

  @Override
  public boolean rejected(Reply reply) {
    return reply.status() == 401 || LiquidoReplies.isOfLogin(reply);
  }

  private static String credential(Account account, String name) {
    return URLEncoder.encode(account.credential(name).reveal(), StandardCharsets.UTF_8);
  }
}
