package dev.estorno.gateway.store.sql;

import dev.estorno.core.Baseline;
import dev.estorno.core.Effect;
import dev.estorno.core.Money;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/** Any state at all, the odd ones more often than they deserve. */
record RandomStates(RandomGenerator chance) {
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "null",
          "{}",
          "\"",
          "\\",
          "'",
          "\n\t\r",
          "\u0000",
          "\u2028",
          "ação",
          "😀",
          "</script>",
          "x".repeat(1_000));
  private static final List<Long> ODD_NUMBERS =
      List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1_793_707_200_123_456L);

  private static final List<Currency> CURRENCIES =
      Currency.availableCurrencies()
          .sorted(Comparator.comparing(Currency::getCurrencyCode))
          .toList();

  State next() {
    return switch (one(State.Kind.values())) {
      case QUEUED -> new State.Queued(count(), one(State.Wait.values()), instant());
      case SUBMITTING -> new State.Submitting(count(), instant(), baseline());
      case IN_DOUBT ->
          new State.InDoubt(count(), baseline(), instant(), instant(), count(), instant());
      case PENDING -> new State.Pending(count(), baseline(), text(), instant(), count(), instant());
      case MANUAL -> new State.Manual(count(), baseline(), text());
      case CANCELLED -> new State.Cancelled(one(Effect.values()), text());
      case REFUSED -> new State.Refused(one(Reason.values()), new ProviderWord(text(), text()));
    };
  }

  private Baseline baseline() {
    if (chance.nextBoolean()) {
      return Baseline.unmeasured();
    }
    Currency currency = CURRENCIES.get(chance.nextInt(CURRENCIES.size()));
    long minor = chance.nextInt(4) == 0 ? Long.MAX_VALUE : chance.nextLong(1_000_000);
    return Baseline.refundedSoFar(new Money(minor, currency));
  }

  private Instant instant() {
    return Times.instant(
        chance.nextBoolean()
            ? ODD_NUMBERS.get(chance.nextInt(ODD_NUMBERS.size()))
            : chance.nextLong());
  }

  private int count() {
    return chance.nextInt(3) == 0 ? chance.nextInt() : chance.nextInt(100);
  }

  private String text() {
    return ODD_TEXTS.get(chance.nextInt(ODD_TEXTS.size()));
  }

  private <T> T one(T[] all) {
    return all[chance.nextInt(all.length)];
  }
}
