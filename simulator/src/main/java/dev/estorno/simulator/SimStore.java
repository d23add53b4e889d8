package dev.estorno.simulator;

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
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The shared store as one process sees it: sometimes away, before or after it has written. */
record SimStore(Store rows, Chance chance, Supplier<Weather> weather) implements Store {
  @Override
  public List<Admission> admit(List<Application> applications) {
    return shaky("admitting", () -> rows.admit(applications));
  }

  @Override
  public List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    return shaky("claiming", () -> rows.claim(now, shares, decider));
  }

  @Override
  public List<Boolean> save(List<Step> steps) {
    return shaky("saving", () -> rows.save(steps));
  }

  @Override
  public int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    return shaky("retiring", () -> rows.retire(merchant, endedBefore, fate, rowsMax));
  }

  @Override
  public Map<AccountKey, Instant> due() {
    return rows.due();
  }

  @Override
  public Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return shaky("finding", () -> rows.find(merchant, id));
  }

  @Override
  public List<Entry> list(Query query) {
    return rows.list(query);
  }

  @Override
  public List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return shaky("finding", () -> rows.ofPayment(merchant, payment));
  }

  @Override
  public List<JournalLine> journal(MerchantId merchant, CancellationId id) {
    return rows.journal(merchant, id);
  }

  @Override
  public Stock stock(Instant now) {
    return rows.stock(now);
  }

  @Override
  public Writes writes() {
    return rows.writes();
  }

  @Override
  public Outbox outbox() {
    return rows.outbox();
  }

  @Override
  public void close() {}

  /** Nobody can tell a write that failed from one whose confirmation was lost. */
  private <T> T shaky(String doing, Supplier<T> work) {
    int percent = weather.get().storeDown();
    if (chance.percent(percent)) {
      throw down(doing);
    }
    T done = work.get();
    if (chance.percent(percent)) {
      throw down(doing);
    }
    return done;
  }

  private static StoreDown down(String doing) {
    return new StoreDown(doing, new IllegalStateException("simulated"));
  }
}
