package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Decision;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.intake.CancelRequest;
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
import dev.estorno.simulator.books.StoreBooks;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Life;
import dev.estorno.simulator.world.Weather;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shared store as one process sees it: sometimes away, before or after it has written, and
 * sometimes slow, so that others come first.
 */
record SimStore(
    Store rows,
    Agenda agenda,
    Life life,
    Chance chance,
    Supplier<Weather> weather,
    StoreBooks books)
    implements Store {

  @Override
  public List<Admission> admit(List<Application> applications) {
    CancelRequest asked = books.asked();
    Application application = applications.getFirst();
    return shaky(
        "admitting",
        () -> {
          List<Admission> admissions =
              rows.admit(List.of(application.claimedBy(twice(application.claim()))));
          books.admitted(asked, application, admissions.getFirst());
          return admissions;
        },
        admissions -> admissions.forEach(it -> books.owes(life.number(), it)));
  }

  @Override
  public List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    return shaky(
        "claiming",
        () -> {
          var asked = new ArrayList<Cancellation>();
          Decider twice = twice(decider);
          List<Step> steps =
              rows.claim(
                  now,
                  shares,
                  it -> {
                    asked.add(it);
                    return twice.step(it);
                  });
          books.claimed(now, shares, asked, steps);
          return steps;
        },
        steps -> books.owes(life.number(), steps));
  }

  @Override
  public List<Boolean> save(List<Step> steps) {
    steps.forEach(it -> books.offered(life.number(), it));
    try {
      return saved(steps);
    } catch (StoreDown down) {
      steps.forEach(books::failed);
      throw down;
    }
  }

  private List<Boolean> saved(List<Step> steps) {
    return shaky(
        "saving",
        () -> {
          List<Boolean> saved = rows.save(steps);
          books.saved(life.number(), steps, saved);
          return saved;
        },
        saved -> books.owes(life.number(), written(steps, saved)));
  }

  /** A transaction may be begun anew: then its decider is asked again, and must not mind. */
  private Decider twice(Decider decider) {
    return it -> {
      if (chance.percent(weather.get().storeDown())) {
        var _ = decider.step(it);
      }
      return decider.step(it);
    };
  }

  @Override
  public int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    return shaky("retiring", () -> rows.retire(merchant, endedBefore, fate, rowsMax), _ -> {});
  }

  @Override
  public Map<AccountKey, Instant> due() {
    Map<AccountKey, Instant> due = rows.due();
    books.due(due);
    return due;
  }

  @Override
  public Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return shaky("finding", () -> rows.find(merchant, id), _ -> {});
  }

  @Override
  public List<Entry> list(Query query) {
    return rows.list(query);
  }

  @Override
  public List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return shaky("finding", () -> rows.ofPayment(merchant, payment), _ -> {});
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
  private <T> T shaky(String doing, Supplier<T> work, Consumer<T> known) {
    Weather today = weather.get();
    life.breathe(chance.percent(today.overtaken()));
    if (today.isStoreAway(agenda.instant()) || chance.percent(today.storeDown())) {
      throw down(doing);
    }
    T done = work.get();
    if (chance.percent(today.storeDown())) {
      throw down(doing);
    }
    life.breathe(chance.percent(today.overtaken()));
    known.accept(done);
    return done;
  }

  private static List<Step> written(List<Step> steps, List<Boolean> saved) {
    var written = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      if (saved.get(i) && !(steps.get(i).decision() instanceof Decision.Stay)) {
        written.add(steps.get(i));
      }
    }
    return written;
  }

  private StoreDown down(String doing) {
    books.away();
    return new StoreDown(doing, new IllegalStateException("simulated"));
  }
}
