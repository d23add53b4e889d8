package dev.estorno.gateway.store.notices;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static dev.estorno.gateway.store.Given.alone;
import static dev.estorno.gateway.store.Given.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Event;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.Ruling;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Given;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which notices the moves of rows write, for whom, and how they are found again. */
public abstract class NoticeContract extends OpenOutbox {
  private List<String> types() {
    return notices().reversed().stream().map(it -> it.type().word()).toList();
  }

  @Test
  void theEndIsToldOnceAndAsItWasRecorded() {
    var details = new Details("no stock", Map.of("order", "1001"));
    Application asked = Given.asked(alone("c1"), "k1", Given.worker(NOON));
    var described =
        new Application(
            asked.fresh(),
            asked.door(),
            asked.key(),
            asked.fingerprint(),
            details,
            asked.retried(),
            asked.claim());
    Cancellation it = enter(described);
    assertThat(notices()).isEmpty();

    save(Given.voided(it));
    save(Given.voided(it));

    Notice told = notices().getFirst();
    assertThat(notices()).hasSize(1);
    assertThat(told.type()).isEqualTo(NoticeType.CANCELLED);
    assertThat(told.cancellation()).isEqualTo("c1");
    assertThat(told.at()).isEqualTo(NOON.plusSeconds(1));
    JsonNode body = new JsonMapper().readTree(told.body());
    assertThat(body.required("type").stringValue()).isEqualTo("cancellation.cancelled");
    assertThat(body.required("version").intValue()).isEqualTo(1);
    assertThat(body.required("id").stringValue()).isEqualTo(told.id());
    assertThat(body.required("timestamp").stringValue()).isEqualTo("2026-11-03T12:00:01Z");
    JsonNode data = body.required("data");
    assertThat(data.required("state").stringValue()).isEqualTo("cancelled");
    assertThat(data.required("effect").stringValue()).isEqualTo("voided");
    assertThat(data.required("reason").stringValue()).isEqualTo("no stock");
    assertThat(data.at("/metadata/order").stringValue()).isEqualTo("1001");
    assertThat(outbox.notice(SHOP, told.id())).contains(told);
  }

  @Test
  void whatIsUnderWayIsNotToldOf() {
    Cancellation it = submit(alone("c1"));
    save(answered(it, new Answer.Unknown("silence"), NOON));
    claim(NOON.plusSeconds(60));

    assertThat(notices()).isEmpty();
  }

  @Test
  void aPersonIsCalledAndWhatTheyRuleIsTold() {
    Cancellation it = submit(alone("c1"));
    save(Given.unexplained(it));
    save(Given.ruled(find(it), new Ruling.Retry()));
    save(answered(find(it), new Answer.Unexplained("still odd"), NOON.plusSeconds(3)));
    save(
        Given.step(
            find(it), new Event.Ruled(new Ruling.CountAsRefused(), "ana"), NOON.plusSeconds(4)));

    assertThat(types())
        .containsExactly(
            "cancellation.manual",
            "cancellation.resumed",
            "cancellation.manual",
            "cancellation.refused");
  }

  @Test
  void aContradictionIsTold() {
    Cancellation it = submit(alone("c1"));
    save(Given.voided(it));
    save(answered(find(it), Answer.stillLive(), NOON.plusSeconds(9)));

    assertThat(types()).containsExactly("cancellation.cancelled", "cancellation.flagged");
    assertThat(notices().getFirst().body()).contains("still live");
  }

  @Test
  void oneThatIsTooLateFromTheStartIsToldToo() {
    Deadline over = Deadline.at(NOON.minusSeconds(1));
    enter(Given.asked(alone("c1", over, NOON), "k1", Given.worker(NOON)));

    assertThat(types()).containsExactly("cancellation.refused");
  }

  @Test
  void whatIsClaimedTooLateIsTold() {
    enter(Given.asked(alone("c1", Deadline.at(NOON.plusSeconds(5)), NOON)));
    claim(NOON.plusSeconds(6));

    assertThat(types()).containsExactly("cancellation.refused");
  }

  @Test
  void everyEndpointThatWantsItGetsADelivery() {
    Endpoint.Key all = register(DOOR).key();
    Endpoint.Key refusals = register(key("end_2"), NoticeType.REFUSED, NoticeType.MANUAL).key();
    Endpoint.Key ends = register(key("end_3"), NoticeType.CANCELLED, NoticeType.REFUSED).key();
    Endpoint.Key off = register(key("end_4")).key();
    change(off, health(off).disabled("by hand", NOON));
    Endpoint.Key others = register(new Endpoint.Key(new MerchantId("mall"), "end_5")).key();

    cancelled("c1", 1);

    String id = notices().getFirst().id();
    Instant at = NOON.plusSeconds(1);
    assertThat(deliveries(all)).containsExactly(Delivery.fresh(all, id, at, Optional.of(at)));
    assertThat(deliveries(ends)).hasSize(1);
    assertThat(outbox.deliveries(SHOP, id))
        .extracting(Delivery::endpoint)
        .containsExactly(all, ends);
    assertThat(deliveries(refusals)).isEmpty();
    assertThat(deliveries(off)).isEmpty();
    assertThat(deliveries(others)).isEmpty();
  }

  @Test
  void merchantsAreKeptApart() {
    MerchantId mall = new MerchantId("mall");
    Cancellation it = submit(Given.full(mall, "c1", Given.PAYMENT, OnPaid.REFUND));
    save(Given.voided(it));

    assertThat(notices()).isEmpty();
    assertThat(notices(mall)).hasSize(1);
    assertThat(outbox.notice(SHOP, notices(mall).getFirst().id())).isEmpty();
  }

  @Test
  void noticesAreListedNewestFirstPageByPage() {
    for (int i = 1; i <= 5; i++) {
      cancelled("c" + i, i);
    }
    List<Notice> all = notices();
    assertThat(all).extracting(Notice::cancellation).containsExactly("c5", "c4", "c3", "c2", "c1");
    var query = all(SHOP, 2);
    var next =
        new NoticeQuery(
            SHOP, Set.of(), "", query.from(), query.to(), Optional.of(all.get(1).id()), 2);
    assertThat(outbox.notices(query)).isEqualTo(all.subList(0, 2));
    assertThat(outbox.notices(next)).isEqualTo(all.subList(2, 4));
  }

  @Test
  void noticesAreFiltered() {
    cancelled("c1", 1);
    cancelled("c2", 2);
    save(Given.unexplained(submit(alone("c3"))));

    assertThat(found(Set.of(NoticeType.MANUAL), "", NOON, NOON.plusSeconds(9)))
        .containsExactly("c3");
    assertThat(found(Set.of(), "c2", NOON, NOON.plusSeconds(9))).containsExactly("c2");
    assertThat(found(Set.of(), "", NOON.plusSeconds(2), NOON.plusSeconds(9))).containsExactly("c2");
    assertThat(found(Set.of(), "", NOON, NOON.plusSeconds(2))).containsExactly("c3", "c1");
    assertThat(found(Set.of(), "", NOON.plusMillis(1_500), Instant.MAX)).containsExactly("c2");
    assertThat(found(Set.of(), "", NOON.plusNanos(1_000_001_000), Instant.MAX))
        .containsExactly("c2");
  }

  private List<String> found(Set<NoticeType> types, String about, Instant from, Instant to) {
    return outbox
        .notices(new NoticeQuery(SHOP, types, about, from, to, Optional.empty(), 9))
        .stream()
        .map(Notice::cancellation)
        .toList();
  }

  static Endpoint.Key key(String id) {
    return new Endpoint.Key(SHOP, id);
  }
}
