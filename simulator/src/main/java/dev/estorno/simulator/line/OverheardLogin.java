package dev.estorno.simulator.line;

import dev.estorno.providers.Account;
import dev.estorno.providers.Login;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import java.time.Instant;
import java.util.Optional;

/** A log-in with ears: the tokens it brings are noted. */
record OverheardLogin(Login real, Ears ears, int process) implements Login {
  @Override
  public Request request(Account account, Instant now) {
    return real.request(account, now);
  }

  @Override
  public Optional<Token> token(Reply reply, Instant now) {
    return noted(reply, real.token(reply, now));
  }

  @Override
  public Optional<Token> renewed(Reply reply, Instant now) {
    return noted(reply, real.renewed(reply, now));
  }

  @Override
  public boolean rejected(Reply reply) {
    return real.rejected(reply);
  }

  private Optional<Token> noted(Reply reply, Optional<Token> token) {
    token.ifPresent(it -> ears.given(process, reply, it));
    return token;
  }
}
