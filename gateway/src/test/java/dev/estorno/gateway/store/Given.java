package dev.estorno.gateway.store;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
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
import dev.estorno.core.ProviderName;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Store.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the store's tests start from. */
public final class Given {
  public static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  public static final MerchantId SHOP = new MerchantId("shop");
  public static final PaymentRef PAYMENT = payment("pay-1");
  public static final Duration LEASE = Duration.ofSeconds(30);
  public static final Lifecycle LIFECYCLE = new Lifecycle(Limits.STANDARD);

  private Given() {}

  public static PaymentRef payment(String reference) {
    return payment("picpay", "main", reference);
  }

  public static PaymentRef payment(String provider, String account, String reference) {
    return new PaymentRef(new ProviderName(provider), new AccountName(account), reference);
  }

  public static CancellationId id(String text) {
    return new CancellationId(text);
  }

  public static Cancellation full(String id, PaymentRef payment) {
    return full(SHOP, id, payment, OnPaid.REFUND);
  }

  public static Cancellation full(String id, PaymentRef payment, OnPaid onPaid) {
    return full(SHOP, id, payment, onPaid);
  }

  public static Cancellation full(
      MerchantId merchant, String id, PaymentRef payment, OnPaid onPaid) {
    return Cancellation.accepted(
        id(id), merchant, payment, Extent.full(), onPaid, Deadline.noneKnown(), NOON);
  }

  public static Cancellation part(String id, PaymentRef payment, long minor) {
    return Cancellation.accepted(
        id(id),
        SHOP,
        payment,
        Extent.part(Money.brl(minor)),
        OnPaid.REFUND,
        Deadline.noneKnown(),
        NOON);
  }

  /** A whole payment named like the cancellation, so that nothing is joined. */
  public static Cancellation alone(String id, Deadline deadline, Instant now) {
    return Cancellation.accepted(
        id(id), SHOP, payment("pay-" + id), Extent.full(), OnPaid.REFUND, deadline, now);
  }

  public static Cancellation alone(String id) {
    return alone(id, Deadline.noneKnown(), NOON);
  }

  /** Asked with a key of its own, and left for whoever claims it. */
  public static Application asked(Cancellation fresh) {
    return asked(fresh, "key-" + fresh.id());
  }

  public static Application asked(Cancellation fresh, String key) {
    return asked(fresh, key, leftAlone());
  }

  public static Application asked(Cancellation fresh, String key, Decider claim) {
    return new Application(
        fresh, "rest", new IdempotencyKey(key), "as asked", Details.NONE, Set.of(), claim);
  }

  /** Asked at a door where a key that was refused as {@link #refused} does may ask anew. */
  public static Application retryingRefused(Cancellation fresh, String key) {
    return new Application(
        fresh,
        "rest",
        new IdempotencyKey(key),
        "as asked",
        Details.NONE,
        Set.of(Reason.NOT_CANCELLABLE, Reason.BUSY),
        leftAlone());
  }

  public static Decider leftAlone() {
    return it -> new Step(it, new Event.Claimed(LEASE), new Decision.Stay("left alone"), NOON);
  }

  /** So many rows of every account of which anything may fall due. */
  public static List<Share> ofEach(Store store, int rowsMax) {
    return store.due().keySet().stream().map(it -> new Share(it, rowsMax)).toList();
  }

  /** Does with a due row what the engine does. */
  public static Decider worker(Instant now) {
    return it ->
        step(
            it,
            it.state().kind() == State.Kind.SUBMITTING
                ? new Event.LeaseLost()
                : new Event.Claimed(LEASE),
            now);
  }

  public static Step step(Cancellation it, Event event, Instant now) {
    return new Step(it, event, LIFECYCLE.decide(it, event, now), now);
  }

  public static Step answered(Cancellation it, Answer answer, Instant now) {
    return step(it, new Event.Answered(answer, now), now);
  }

  public static Step voided(Cancellation it) {
    return answered(it, new Answer.Done(Effect.VOIDED, "R1"), NOON.plusSeconds(1));
  }

  public static Step refused(Cancellation it) {
    var answer = new Answer.Refused(Reason.NOT_CANCELLABLE, new ProviderWord("422", "no"));
    return answered(it, answer, NOON.plusSeconds(1));
  }

  public static Step unexplained(Cancellation it) {
    return answered(it, new Answer.Unexplained("who was that?"), NOON.plusSeconds(1));
  }

  public static Step ruled(Cancellation it, Ruling ruling) {
    return step(it, new Event.Ruled(ruling, "ana"), NOON.plusSeconds(2));
  }
}
