package dev.estorno.gateway.store.sql;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.Store.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls on a store, drawn from one seed, in a world so small that everything meets everything. */
final class RandomCalls {
  private static final Lifecycle IMPATIENT =
      new Lifecycle(
          new Limits(
              3,
              Duration.ofSeconds(1),
              Duration.ofSeconds(4),
              Duration.ofSeconds(1),
              Duration.ofSeconds(4),
              Duration.ofSeconds(20),
              Duration.ofSeconds(20),
              Duration.ofSeconds(5),
              Duration.ZERO));

  private static final List<MerchantId> MERCHANTS = List.of(Given.SHOP, new MerchantId("other"));

  private static final List<PaymentRef> PAYMENTS =
      List.of(
          Given.payment("picpay", "main", "r1"),
          Given.payment("picpay", "main", "r2"),
          Given.payment("picpay", "second", "r1"),
          Given.payment("letpay", "main", "r1"));

  /** One call: what it says, and what it does to any store. */
  record Call(String says, Function<Store, Object> does) {
    Object on(Store store) {
      return does.apply(store);
    }
  }

  private final RandomGenerator chance;
  private final List<Cancellation> seen = new ArrayList<>();
  private Instant now = Given.NOON;
  private int ids;

  RandomCalls(RandomGenerator chance) {
    this.chance = chance;
  }

  /** Remembers a row as it stood: a later step may be decided on it, by then stale or not. */
  void saw(Cancellation it) {
    seen.add(it);
  }

  Call next() {
    now = now.plusNanos(chance.nextLong(2_000_000_000L));
    return switch (chance.nextInt(13)) {
      case 0, 1, 2 -> admit();
      case 3, 4 -> claim();
      case 5, 6, 7 -> save();
      case 8 -> {
        Instant at = now;
        yield new Call("due", store -> List.of(store.due(), store.stock(at)));
      }
      case 9 -> list();
      case 12 -> retire();
      case 10 -> {
        MerchantId merchant = one(MERCHANTS);
        PaymentRef payment = one(PAYMENTS);
        yield new Call("ofPayment " + payment, store -> store.ofPayment(merchant, payment));
      }
      default -> {
        MerchantId merchant = one(MERCHANTS);
        var id = Given.id("c" + chance.nextInt(ids + 2));
        yield new Call(
            "find " + id, store -> List.of(store.find(merchant, id), store.journal(merchant, id)));
      }
    };
  }

  private Call admit() {
    List<Application> applications = several(3, _ -> application());
    return new Call("admit " + applications, store -> store.admit(applications));
  }

  private Application application() {
    Extent extent =
        chance.nextInt(3) > 0 ? Extent.full() : Extent.part(Money.brl(chance.nextInt(1, 3)));
    Deadline deadline =
        chance.nextInt(3) > 0
            ? Deadline.noneKnown()
            : Deadline.at(now.plusMillis(chance.nextInt(-500, 20_000)));
    var fresh =
        Cancellation.accepted(
            Given.id("c" + ids++),
            one(MERCHANTS),
            one(PAYMENTS),
            extent,
            one(List.of(OnPaid.values())),
            deadline,
            now);
    return new Application(
        fresh,
        one(List.of("rest", "vtex")),
        new IdempotencyKey("k" + chance.nextInt(40)),
        chance.nextInt(8) > 0 ? "as asked" : "otherwise",
        new Details(one(List.of("", "regret")), Map.of("order", "" + ids)),
        some(List.of(Reason.NOT_CANCELLABLE, Reason.DEADLINE_PASSED, Reason.RULED)),
        chance.nextBoolean() ? Given.leftAlone() : worker(now));
  }

  private Call claim() {
    Instant at = chance.nextInt(20) > 0 ? now : now.plusSeconds(60);
    List<Share> shares =
        some(accounts()).stream().map(it -> new Share(it, chance.nextInt(4))).toList();
    Decider decider = chance.nextInt(8) > 0 ? worker(at) : Given.leftAlone();
    return new Call("claim " + shares + " at " + at, store -> store.claim(at, shares, decider));
  }

  /** Seldom, so that much of what has ended is still there to be met again. */
  private Call retire() {
    MerchantId merchant = one(MERCHANTS);
    Instant before = now.minusSeconds(chance.nextInt(90));
    Store.Fate fate = one(List.of(Store.Fate.values()));
    int rowsMax = chance.nextInt(4);
    return new Call(
        "retire " + rowsMax + " before " + before + ": " + fate,
        store -> store.retire(merchant, before, fate, rowsMax));
  }

  private Call save() {
    if (seen.isEmpty()) {
      return admit();
    }
    List<Step> steps =
        several(
            3,
            _ -> {
              // Mostly of late, so that many steps are not stale.
              int back = chance.nextInt(Math.min(seen.size(), chance.nextInt(4) > 0 ? 8 : 200));
              Cancellation it = seen.get(seen.size() - 1 - back);
              return step(it, event(), now);
            });
    return new Call("save " + steps, store -> store.save(steps));
  }

  private Event event() {
    return switch (chance.nextInt(8)) {
      case 0 -> new Event.Nudged();
      case 1 ->
          new Event.Ruled(
              one(
                  List.of(
                      new Ruling.Retry(),
                      new Ruling.CountAsRefused(),
                      new Ruling.CountAsCancelled(Effect.REFUNDED, "by hand"))),
              "ana");
      default -> new Event.Answered(answer(), now.minusNanos(chance.nextLong(9_000_000_000L)));
    };
  }

  private Answer answer() {
    var word = new ProviderWord("E" + chance.nextInt(3), "não");
    return one(
        List.of(
            new Answer.Done(one(List.of(Effect.values())), "R" + chance.nextInt(3)),
            new Answer.Pending("P" + chance.nextInt(3)),
            new Answer.Refused(one(List.of(Reason.NOT_CANCELLABLE, Reason.CHARGED_BACK)), word),
            new Answer.NotNow(Reason.MERCHANT_BALANCE_TOO_LOW, word),
            Answer.stillLive(),
            new Answer.NotSent("refused the connection", Duration.ofMillis(chance.nextInt(3_000))),
            new Answer.Unknown("silence"),
            new Answer.Unexplained("who was that?"),
            new Answer.Learned(
                Baseline.refundedSoFar(Money.brl(chance.nextInt(9))),
                Deadline.at(now.plusMillis(chance.nextInt(9_000))))));
  }

  private Call list() {
    var query =
        new Query(
            one(MERCHANTS),
            some(List.of(State.Kind.values())),
            one(List.of("", "", "picpay", "letpay")),
            one(List.of("", "", "main", "second")),
            one(List.of("", "", "r1", "r2")),
            chance.nextInt(4) == 0,
            chance.nextBoolean() ? Instant.MIN : now.minusSeconds(chance.nextInt(60)),
            chance.nextBoolean() ? Instant.MAX : now.minusSeconds(chance.nextInt(60)),
            chance.nextBoolean()
                ? Optional.empty()
                : Optional.of(Given.id("c" + chance.nextInt(ids + 2))),
            chance.nextInt(12));
    return new Call("list " + query, store -> store.list(query));
  }

  private static Decider worker(Instant now) {
    return it ->
        step(
            it,
            it.state().kind() == State.Kind.SUBMITTING
                ? new Event.LeaseLost()
                : new Event.Claimed(Duration.ofSeconds(3)),
            now);
  }

  private static Step step(Cancellation it, Event event, Instant now) {
    Decision decision = IMPATIENT.decide(it, event, now);
    return new Step(it, event, decision, now);
  }

  private static List<AccountKey> accounts() {
    return MERCHANTS.stream().flatMap(it -> accounts(it, PAYMENTS.stream())).distinct().toList();
  }

  private static Stream<AccountKey> accounts(MerchantId merchant, Stream<PaymentRef> payments) {
    return payments.map(it -> new AccountKey(merchant, it.provider(), it.account()));
  }

  private <T> List<T> several(int max, IntFunction<T> each) {
    return IntStream.range(0, chance.nextInt(1, max + 1)).mapToObj(each).toList();
  }

  private <T> Set<T> some(List<T> all) {
    return all.stream().filter(_ -> chance.nextInt(3) == 0).collect(Collectors.toSet());
  }

  private <T> T one(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }
}
