package dev.estorno.gateway.watch.store;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store, each of whose calls is told to a {@link StoreWatch}. */
public record WatchedStore(Store store, StoreWatch watch) implements Store {
  @Override
  public List<Admission> admit(List<Application> applications) {
    return watch.call(StoreWatch.Operation.ACCEPT, () -> store.admit(applications));
  }

  @Override
  public List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    return watch.call(StoreWatch.Operation.CLAIM, () -> store.claim(now, shares, decider));
  }

  @Override
  public List<Boolean> save(List<Step> steps) {
    return watch.call(StoreWatch.Operation.RECORD, () -> store.save(steps));
  }

  @Override
  public int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    return watch.call(
        StoreWatch.Operation.RETIRE, () -> store.retire(merchant, endedBefore, fate, rowsMax));
  }

  @Override
  public Map<AccountKey, Instant> due() {
    return watch.call(StoreWatch.Operation.DUE, store::due);
  }

  @Override
  public Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return watch.call(StoreWatch.Operation.READ, () -> store.find(merchant, id));
  }

  @Override
  public List<Entry> list(Query query) {
    return watch.call(StoreWatch.Operation.READ, () -> store.list(query));
  }

  @Override
  public List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return watch.call(StoreWatch.Operation.READ, () -> store.ofPayment(merchant, payment));
  }

  @Override
  public List<JournalLine> journal(MerchantId merchant, CancellationId id) {
    return watch.call(StoreWatch.Operation.READ, () -> store.journal(merchant, id));
  }

  @Override
  public Stock stock(Instant now) {
    return watch.call(StoreWatch.Operation.COUNT, () -> store.stock(now));
  }

  @Override
  public Writes writes() {
    return store.writes();
  }

  @Override
  public Outbox outbox() {
    return store.outbox();
  }

  @Override
  public void close() {
    store.close();
  }
}
