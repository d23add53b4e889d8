package dev.estorno.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final AccountKey ACCOUNT =
      new AccountKey(new MerchantId("shop"), new ProviderName("letpay"), new AccountName("main"));

  private final Tokens tokens = new Tokens();
  private final List<Optional<Token>> told = new ArrayList<>();

  @Test
  void manyThatNeedATokenShareOneLogIn() {
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.Wait.class);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.Wait.class);
    loggedIn(Optional.of(token("a", 300)));
    assertThat(told).hasSize(2).allMatch(it -> it.equals(Optional.of(token("a", 300))));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(token("a", 300)));
  }

  @Test
  void aLogInThatFailsIsToldToAllAndTriedAgainByTheNext() {
    ask(NOON);
    ask(NOON);
    loggedIn(Optional.empty());
    assertThat(told).containsExactly(Optional.empty());
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
  }

  @Test
  void aTokenIsUsedUntilItsEnd() {
    ask(NOON);
    loggedIn(Optional.of(token("a", 300)));
    assertThat(ask(NOON.plusSeconds(299))).isInstanceOf(Tokens.Turn.Use.class);
    assertThat(ask(NOON.plusSeconds(300))).isInstanceOf(Tokens.Turn.LogIn.class);
  }

  @Test
  void manyRejectionsOfOneTokenForgetItOnceAndNotItsSuccessor() {
    ask(NOON);
    loggedIn(Optional.of(token("dead", 300)));
    tokens.rejected(ACCOUNT, new Secret("dead"));
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
    loggedIn(Optional.of(token("fresh", 300)));
    tokens.rejected(ACCOUNT, new Secret("dead"));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(token("fresh", 300)));
  }

  @Test
  void aTokenRenewedInPassingIsAdoptedIfItLastsLonger() {
    ask(NOON);
    loggedIn(Optional.of(token("a", 300)));
    tokens.renewed(ACCOUNT, token("older", 200));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(token("a", 300)));
    tokens.renewed(ACCOUNT, token("newer", 400));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(token("newer", 400)));
  }

  private Tokens.Turn ask(Instant now) {
    return tokens.ask(ACCOUNT, now, told::add);
  }

  private void loggedIn(Optional<Token> token) {
    tokens.loggedIn(ACCOUNT, token).forEach(it -> it.accept(token));
  }

  private static Token token(String text, long seconds) {
    return new Token(new Secret(text), NOON.plusSeconds(seconds));
  }
}
