package dev.estorno.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotaTest {
  private final Rota rota = new Rota();

  private static AccountKey account(String merchant, int number) {
    return new AccountKey(
        new MerchantId(merchant), new ProviderName("picpay"), new AccountName("a" + number));
  }

  private static List<AccountKey> accounts(String merchant, int count) {
    return IntStream.range(0, count).mapToObj(i -> account(merchant, i)).toList();
  }

  private static Map<AccountKey, Integer> map(Collection<Share> shares) {
    return shares.stream().collect(Collectors.toMap(Share::account, Share::rowsMax));
  }

  @Test
  void whereThereIsEnoughEveryPlaceIsGiven() {
    Map<AccountKey, Long> places = Map.of(account("a", 1), 3L, account("b", 1), 5L);

    assertThat(map(rota.deal(places.keySet(), places::get, 8)))
        .isEqualTo(Map.of(account("a", 1), 3, account("b", 1), 5));
    assertThat(rota.deal(List.of(), places::get, 8)).isEmpty();
    assertThat(rota.deal(places.keySet(), _ -> 0, 8)).as("all are full").isEmpty();
  }

  @Test
  void merchantsShareAlikeAndThenTheAccountsOfEach() {
    var due = new ArrayList<>(accounts("a", 3));
    due.addAll(accounts("b", 1));

    assertThat(map(rota.deal(due, _ -> 10, 12)))
        .isEqualTo(
            Map.of(account("a", 0), 2, account("a", 1), 2, account("a", 2), 2, account("b", 0), 6));
  }

  @Test
  void whatOneCannotTakeOthersGet() {
    Map<AccountKey, Long> places = Map.of(account("a", 1), 1L, account("b", 1), 50L);

    assertThat(map(rota.deal(places.keySet(), places::get, 20)))
        .isEqualTo(Map.of(account("a", 1), 1, account("b", 1), 19));
  }

  @Test
  void nobodyStarvesWhereATurnHasFewerRowsThanThereAreAccounts() {
    var due = new ArrayList<>(accounts("large", 9));
    due.addAll(accounts("small", 1));

    List<AccountKey> served =
        IntStream.range(0, 18)
            .mapToObj(_ -> rota.deal(due, _ -> 10, 1).getFirst().account())
            .toList();

    assertThat(served).containsAll(due);
    assertThat(served.stream().filter(account("small", 0)::equals)).hasSize(9);
  }
}
