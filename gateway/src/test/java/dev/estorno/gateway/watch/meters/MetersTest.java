package dev.estorno.gateway.watch.meters;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static dev.estorno.gateway.store.Given.asked;
import static dev.estorno.gateway.store.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Event;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.care.CareState;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.notices.OutboxState;
import dev.estorno.gateway.watch.store.StoreWatch;
import dev.estorno.gateway.watch.store.WatchedStore;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import io.micrometer.core.instrument.MockClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each kind of meter, told what happened, shows it in Prometheus' words. */
class MetersTest {
  private static final AccountKey ACCOUNT = AccountKey.of(alone("any"));

  private final MockClock clock = new MockClock();
  private final Meters meters = new Meters(clock);
  private final Labels labels = new Labels(List.of(ACCOUNT));

  @Test
  void transitionsAreCountedByTheirEnds() {
    var watcher = new TransitionMeters(meters, List.of(ACCOUNT.provider()));
    Cancellation fresh = alone("c1");
    watcher.accepted(fresh);
    Step claimed = step(fresh, new Event.Claimed(Given.LEASE), NOON);
    watcher.recorded(claimed);
    Step ended = Given.voided(claimed.after());
    watcher.recorded(ended);
    watcher.recorded(answered(ended.after(), Answer.stillLive(), NOON.plusSeconds(9)));
    Step other = step(alone("c2"), new Event.Claimed(Given.LEASE), NOON);
    watcher.recorded(Given.refused(other.after()));

    shows("estorno_cancellations_accepted_total{provider=\"picpay\"} 1.0");
    shows("estorno_transitions_total{from=\"queued\",provider=\"picpay\",to=\"submitting\"} 1.0");
    shows("estorno_transitions_total{from=\"submitting\",provider=\"picpay\",to=\"cancelled\"} 1");
    shows("estorno_cancellations_contradicted_total{provider=\"picpay\"} 1.0");
    shows(
        "estorno_cancellations_refused_total"
            + "{provider=\"picpay\",reason=\"not_cancellable\"} 1.0");
    shows("estorno_cancellation_attempts_sum{outcome=\"voided\",provider=\"picpay\"} 1.0");
    shows("estorno_cancellation_duration_seconds_sum{outcome=\"voided\",provider=\"picpay\"} 1.0");
    shows(
        "estorno_cancellation_duration_seconds_bucket"
            + "{outcome=\"refused\",provider=\"picpay\",le=\"1.0\"} 1");
  }

  @Test
  void callsToAProviderAreTimedByHowTheyEnded() {
    replied(new Exchange.Replied(new Reply(200, Map.of(), Body.EMPTY)), "2xx");
    replied(new Exchange.Replied(new Reply(429, Map.of(), Body.EMPTY)), "throttled");
    replied(new Exchange.Replied(new Reply(503, Map.of(), Body.EMPTY)), "5xx");
    replied(new Exchange.Silence(false, "not connected"), "unsent");
    replied(new Exchange.Silence(true, "no reply"), "silent");
  }

  private void replied(Exchange exchange, String outcome) {
    var account =
        new Account(
            ACCOUNT.merchant(),
            ACCOUNT.provider(),
            ACCOUNT.account(),
            URI.create("http://127.0.0.1:1"),
            Map.of());
    var wire =
        new MeteredWire(
            (_, _, _, heard) -> {
              clock.add(Duration.ofSeconds(2));
              heard.accept(exchange);
            },
            meters,
            labels);
    wire.send(
        account,
        Request.act("void", "POST", "/void"),
        Duration.ofSeconds(9),
        heard -> assertThat(heard).isEqualTo(exchange));
    shows(
        "estorno_provider_call_duration_seconds_bucket{account=\"shop/main\",operation=\"void\","
            + "outcome=\"%s\",provider=\"picpay\",le=\"2.5\"} 1".formatted(outcome));
  }

  @Test
  void whatIsOpenIsShownAndWhatIsNotIsNought() {
    var gauges = new StockGauges(meters.registry(), labels, List.of(ACCOUNT));
    shows(
        "estorno_cancellations_open"
            + "{account=\"shop/main\",provider=\"picpay\",state=\"in_doubt\"} 0.0");
    shows("estorno_deadline_nearest_seconds{provider=\"picpay\"} +Inf");
    try (Store store = new MemoryStore()) {
      store.admit(
          List.of(
              asked(alone("c1", Deadline.at(NOON.plusSeconds(7260)), NOON)),
              asked(alone("c2", Deadline.at(NOON.plusSeconds(1800)), NOON))));
      gauges.show(store.stock(NOON.plusSeconds(60)), NOON.plusSeconds(60));
    }

    shows(
        "estorno_cancellations_open"
            + "{account=\"shop/main\",provider=\"picpay\",state=\"queued\"} 2.0");
    shows("estorno_cancellations_oldest_seconds{provider=\"picpay\",state=\"queued\"} 60.0");
    shows("estorno_deadline_nearest_seconds{provider=\"picpay\"} 1740.0");
    shows("estorno_deadlines_near{provider=\"picpay\",within=\"1h\"} 1.0");
    shows("estorno_deadlines_near{provider=\"picpay\",within=\"4h\"} 2.0");

    gauges.show(new Stock(Set.of(), Map.of(ACCOUNT, 3L), false), NOON);

    shows(
        "estorno_cancellations_open"
            + "{account=\"shop/main\",provider=\"picpay\",state=\"queued\"} 0.0");
    shows("estorno_cancellations_flagged{account=\"shop/main\",provider=\"picpay\"} 3.0");
    shows("estorno_stock_whole 0.0");
  }

  @Test
  void anAccountsCircuitAndPausesAreShown() {
    var gauges = new CareGauges(meters.registry(), labels, List.of(ACCOUNT));
    shows("estorno_circuits{account=\"shop/main\",provider=\"picpay\",state=\"open\"} 0.0");
    gauges.show(
        List.of(
            new CareState.OfAccount(
                ACCOUNT, CareState.Circuit.OPEN, Duration.ofSeconds(3), 2, 16, 5, 7)));
    shows("estorno_circuits{account=\"shop/main\",provider=\"picpay\",state=\"open\"} 1.0");
    shows("estorno_circuits{account=\"shop/main\",provider=\"picpay\",state=\"closed\"} 0.0");
    shows("estorno_account_paused_seconds{account=\"shop/main\",provider=\"picpay\"} 3.0");
    shows("estorno_account_talks_under_way{account=\"shop/main\",provider=\"picpay\"} 2.0");
    shows("estorno_account_talks_bound{account=\"shop/main\",provider=\"picpay\"} 16.0");
    shows("estorno_account_pauses_total{account=\"shop/main\",provider=\"picpay\"} 5.0");
    shows("estorno_account_held_back_total{account=\"shop/main\",provider=\"picpay\"} 7.0");
  }

  @Test
  void whileTheStoreIsDownWhatWasCountedStaysAndGrowsOld() {
    var gauges = new StockGauges(meters.registry(), labels, List.of(ACCOUNT));
    var notices = new OutboxGauges(meters.registry());
    var down = new AtomicBoolean();
    StoreWatch moody =
        new StoreWatch() {
          @Override
          public <T> T call(Operation operation, Supplier<T> work) {
            if (down.get()) {
              throw new StoreDown(operation.word(), new IllegalStateException());
            }
            return work.get();
          }
        };
    try (Store store = new WatchedStore(new MemoryStore(), moody);
        var counting = new Counting(store, () -> NOON, meters, gauges, notices)) {
      store.admit(List.of(asked(alone("c1"))));
      counting.count();
      down.set(true);
      clock.add(Duration.ofSeconds(7));
      counting.count();
    }
    shows(
        "estorno_cancellations_open"
            + "{account=\"shop/main\",provider=\"picpay\",state=\"queued\"} 1.0");
    shows("estorno_stock_age_seconds 7.0");
  }

  @Test
  void howFarBehindNoticesAreIsShown() {
    var gauges = new OutboxGauges(meters.registry());
    shows("estorno_notices_oldest_seconds 0.0");
    gauges.show(new OutboxState(12, Optional.of(NOON), 2, 1), NOON.plusSeconds(90));
    shows("estorno_notices_waiting 12.0");
    shows("estorno_notices_oldest_seconds 90.0");
    shows("estorno_endpoints{standing=\"held\"} 2.0");
    shows("estorno_endpoints{standing=\"disabled\"} 1.0");
  }

  @Test
  void aStoreThatIsDownIsCountedAndItsFailureGoesOn() {
    var watch = new StoreMeters(meters);
    assertThatThrownBy(() ->
            watch.call(
                StoreWatch.Operation.RECORD,
                () -> {
                  throw new StoreDown("recording", new IllegalStateException());
                }))
        .isInstanceOf(StoreDown.class);
    shows("estorno_store_down_total{operation=\"record\"} 1.0");
    shows("estorno_store_down_total{operation=\"accept\"} 0.0");
    shows("estorno_store_duration_seconds_count{operation=\"record\"} 1");
  }

  @Test
  void aCallersOwnWordsNeverBecomeALabel() {
    var doors = new DoorMeters(meters);
    doors.answer("/v1/cancellations/{id}", "BREW", () -> 405, it -> it);
    shows(
        "estorno_http_request_duration_seconds_count"
            + "{method=\"other\",route=\"/v1/cancellations/{id}\",status=\"405\"} 1");
    shows("estorno_http_requests_under_way 0.0");
  }

  @Test
  void moreAccountsThanAreShownAreShownTogether() {
    List<AccountKey> many =
        IntStream.range(0, Labels.ACCOUNTS_MAX + 5).mapToObj(MetersTest::account).toList();
    var bounded = new Labels(many);
    assertThat(many.stream().map(bounded::account).distinct()).hasSize(Labels.ACCOUNTS_MAX + 1);
    assertThat(bounded.account(ACCOUNT)).as("unknown to the settings").isEqualTo(Labels.OTHER);
  }

  private static AccountKey account(int number) {
    return new AccountKey(
        new MerchantId("m" + number), new ProviderName("picpay"), new AccountName("main"));
  }

  private void shows(String line) {
    assertThat(meters.text().lines()).anyMatch(it -> it.startsWith(line));
  }
}
