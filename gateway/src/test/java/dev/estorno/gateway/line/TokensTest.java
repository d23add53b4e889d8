package dev.estorno.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.line.Tokens.Held;
import dev.estorno.gateway.line.Tokens.Outcome;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final AccountKey ACCOUNT =
      new AccountKey(new MerchantId("shop"), new ProviderName("letpay"), new AccountName("main"));
  private static final Outcome NOBODY = new Outcome.Out(new Exchange.Silence(false, "no"));

  private final Tokens tokens = new Tokens();
  private final List<Outcome> told = new ArrayList<>();

  @Test
  void manyThatNeedATokenShareOneLogIn() {
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.Wait.class);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.Wait.class);
    Held a = loggedIn(token("a", 300));
    assertThat(told).containsExactly(new Outcome.In(a), new Outcome.In(a));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(a));
  }

  @Test
  void aLogInThatFailsIsToldToAllAndTriedAgainByTheNext() {
    ask(NOON);
    ask(NOON);
    release(NOBODY);
    assertThat(told).containsExactly(NOBODY);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
  }

  @Test
  void aTokenIsUsedUntilItsEnd() {
    ask(NOON);
    loggedIn(token("a", 300));
    assertThat(ask(NOON.plusSeconds(299))).isInstanceOf(Tokens.Turn.Use.class);
    assertThat(ask(NOON.plusSeconds(300))).isInstanceOf(Tokens.Turn.LogIn.class);
  }

  @Test
  void manyRejectionsOfOneTokenForgetItOnceAndNotItsSuccessor() {
    ask(NOON);
    Held dead = loggedIn(token("dead", 300));
    tokens.rejected(ACCOUNT, dead);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
    Held fresh = loggedIn(token("fresh", 300));
    tokens.rejected(ACCOUNT, dead);
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(fresh));
  }

  @Test
  void aTokenRenewedInPassingIsAdoptedIfItLastsLonger() {
    ask(NOON);
    Held a = loggedIn(token("a", 300));
    tokens.renewed(ACCOUNT, a, token("older", 200));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(a));
    tokens.renewed(ACCOUNT, a, token("newer", 400));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(new Held(token("newer", 400), a.login())));
  }

  @Test
  void whatKillsATokenKillsAllThatComeFromTheSameLogIn() {
    ask(NOON);
    Held a = loggedIn(token("a", 300));
    tokens.renewed(ACCOUNT, a, token("renewed", 400));
    tokens.rejected(ACCOUNT, a);
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.LogIn.class);
    tokens.renewed(ACCOUNT, a, token("renewed, but told late", 400));
    assertThat(ask(NOON)).isInstanceOf(Tokens.Turn.Wait.class);
    Held fresh = loggedIn(token("fresh", 300));
    tokens.renewed(ACCOUNT, a, token("renewed, but told later still", 500));
    assertThat(ask(NOON)).isEqualTo(new Tokens.Turn.Use(fresh));
  }

  private Tokens.Turn ask(Instant now) {
    return tokens.ask(ACCOUNT, now, told::add);
  }

  private Held loggedIn(Token token) {
    Held held = tokens.loggedIn(ACCOUNT, token);
    release(new Outcome.In(held));
    return held;
  }

  private void release(Outcome outcome) {
    tokens.release(ACCOUNT).forEach(it -> it.accept(outcome));
  }

  private static Token token(String text, long seconds) {
    return new Token(new Secret(text), NOON.plusSeconds(seconds));
  }
}
