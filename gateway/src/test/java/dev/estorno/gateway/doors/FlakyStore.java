package dev.estorno.gateway.doors;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that breaks as a test wants it to. */
final class FlakyStore implements Store {
  private final Store store = new MemoryStore();
  private volatile Optional<Supplier<RuntimeException>> broken = Optional.empty();

  void breakWith(Supplier<RuntimeException> failure) {
    broken = Optional.of(failure);
  }

  void mend() {
    broken = Optional.empty();
  }

  private Store working() {
    broken.ifPresent(it -> {
      throw it.get();
    });
    return store;
  }

  @Override
  public List<Admission> admit(List<Application> applications) {
    return working().admit(applications);
  }

  @Override
  public List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    return working().claim(now, shares, decider);
  }

  @Override
  public List<Boolean> save(List<Step> steps) {
    return working().save(steps);
  }

  @Override
  public int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    return working().retire(merchant, endedBefore, fate, rowsMax);
  }

  @Override
  public Map<AccountKey, Instant> due() {
    return working().due();
  }

  @Override
  public Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return working().find(merchant, id);
  }

  @Override
  public List<Entry> list(Query query) {
    return working().list(query);
  }

  @Override
  public List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return working().ofPayment(merchant, payment);
  }

  @Override
  public List<JournalLine> journal(MerchantId merchant, CancellationId id) {
    return working().journal(merchant, id);
  }

  @Override
  public Stock stock(Instant now) {
    return working().stock(now);
  }

  @Override
  public Writes writes() {
    return store.writes();
  }

  @Override
  public Outbox outbox() {
    return working().outbox();
  }

  @Override
  public void close() {
    store.close();
  }
}
