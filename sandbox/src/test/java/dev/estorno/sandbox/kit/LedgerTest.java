package dev.estorno.sandbox.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.sandbox.kit.Ledger.Posting;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger();

  @Test
  void whatLeavesOneAccountArrivesInAnother() {
    ledger.set(Account.PAYER, 1000);
    ledger.move(Account.PAYER, Account.MERCHANT, 400);
    assertThat(ledger.balance(Account.PAYER)).isEqualTo(600);
    assertThat(ledger.balance(Account.MERCHANT)).isEqualTo(400);
    assertThat(ledger.total()).isZero();
  }

  @Test
  void anEntryThatDoesNotSumToZeroIsRefused() {
    assertThatThrownBy(() -> ledger.post(List.of(new Posting(Account.MERCHANT, 1))))
        .hasMessageContaining("does not sum to zero");
  }

  @Test
  void anAccountThatMayNotOweNeverDoesAndNothingOfTheEntryIsBooked() {
    List<Posting> entry =
        List.of(
            new Posting(Account.OUTSIDE, -5),
            new Posting(Account.PAYER, 10),
            new Posting(Account.MERCHANT, -5));
    assertThatThrownBy(() -> ledger.post(entry)).hasMessageContaining("merchant would owe 5");
    assertThat(ledger.balances().values()).containsOnly(0L);
  }

  @Test
  void theProviderAndTheOutsideMayOwe() {
    ledger.move(Account.PROVIDER, Account.PAYER, 7);
    assertThat(ledger.balance(Account.PROVIDER)).isEqualTo(-7);
    assertThat(ledger.covers(Account.PROVIDER, Long.MAX_VALUE)).isTrue();
    assertThat(ledger.covers(Account.PAYER, 8)).isFalse();
  }

  @Test
  void aBalanceThatIsSetComesFromOutside() {
    ledger.set(Account.MERCHANT, 500);
    ledger.set(Account.MERCHANT, 0);
    assertThat(ledger.balance(Account.OUTSIDE)).isZero();
    assertThat(ledger.entries()).isEqualTo(2);
  }

  @Test
  void aSumTooLargeForALongIsRefused() {
    ledger.set(Account.PAYER, Long.MAX_VALUE);
    assertThatThrownBy(() -> ledger.move(Account.OUTSIDE, Account.PAYER, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
