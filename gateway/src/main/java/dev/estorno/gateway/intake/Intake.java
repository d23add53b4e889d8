package dev.estorno.gateway.intake;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Where every door hands its requests in: durable first, then carried out. */
public final class Intake {
  private final Store store;
  private final Engine engine;
  private final WaitingRoom waitingRoom;
  private final Ids ids;
  private final InstantSource clock;

  public Intake(Store store, Engine engine, WaitingRoom waitingRoom, Ids ids, InstantSource clock) {
    this.store = store;
    this.engine = engine;
    this.waitingRoom = waitingRoom;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a request in; on return it is durable, or leads to what already was.
   *
   * @throws dev.estorno.gateway.store.StoreDown when it could not be made durable; the caller may
   *     ask again with the same key
   */
  public Admission accept(CancelRequest asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var fresh =
        Cancellation.accepted(
            ids.next(now),
            asked.merchant(),
            asked.payment(),
            asked.extent(),
            asked.onPaid(),
            asked.deadline(),
            now);
    return engine.accept(
        new Application(
            fresh,
            asked.door(),
            asked.key(),
            Fingerprint.of(asked),
            asked.details(),
            asked.retried(),
            Engine.LATER));
  }

  /**
   * The row once it rests (final, or waiting for a person), or as it stands when the time is over;
   * at once when its provider is in trouble, or is to be left alone for longer than that.
   */
  public Entry await(Entry entry, Duration timeMax) {
    Cancellation it = entry.cancellation();
    if (WaitingRoom.rests(it.state()) || !timeMax.isPositive() || engine.isHeldUp(it, timeMax)) {
      return entry;
    }
    MerchantId merchant = it.merchant();
    CancellationId id = it.id();
    waitingRoom.await(id, timeMax, () -> rests(merchant, id));
    return store.find(merchant, id).orElse(entry);
  }

  private boolean rests(MerchantId merchant, CancellationId id) {
    Optional<Entry> now = store.find(merchant, id);
    return now.filter(it -> WaitingRoom.rests(it.cancellation().state())).isPresent();
  }
}
