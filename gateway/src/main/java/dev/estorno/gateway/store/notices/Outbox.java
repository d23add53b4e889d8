package dev.estorno.gateway.store.notices;

import dev.estorno.core.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The notices that are owed, and where to. They are written by the store, in the transaction that
 * records what they tell of; here they are read, sent and told of. Every method that writes is one
 * transaction, durable on return.
 *
 * @see dev.estorno.gateway.store.StoreDown thrown by every method when it cannot be reached
 */
public interface Outbox {
  /**
   * Keeps a new endpoint.
   *
   * @return {@code false}: the merchant has {@code endpointsMax} already
   */
  boolean register(Endpoint fresh, int endpointsMax);

  /**
   * Changes an endpoint, from how it stands to what {@code change} gives back.
   *
   * @return how it then stands; empty when there is none, or it was removed
   */
  Optional<Endpoint> change(Endpoint.Key key, UnaryOperator<Endpoint> change);

  Optional<Endpoint> endpoint(Endpoint.Key key);

  /** All that were not removed, oldest first. */
  List<Endpoint> endpoints(MerchantId merchant);

  /** How many deliveries to this endpoint wait. */
  long waiting(Endpoint.Key key);

  Optional<Notice> notice(MerchantId merchant, String id);

  /** Newest first. */
  List<Notice> notices(NoticeQuery query);

  /** Newest first. */
  List<Delivery> deliveries(DeliveryQuery query);

  /** Where one notice went, and how far that has got. */
  List<Delivery> deliveries(MerchantId merchant, String notice);

  /** Writes a notice for this endpoint alone, due at once even while the endpoint is held. */
  void ping(Notice notice, Endpoint.Key key, Health.Pace pace);

  /**
   * Has a notice delivered to an endpoint once more, or for the first time.
   *
   * @return how many are under way thereby: none when there is no such notice
   */
  int replay(Endpoint.Key key, String notice, Instant now);

  /**
   * The same for all of a time that the endpoint wants, oldest first; those under way stay as they
   * are.
   *
   * @return how many match; more than {@code query.rowsMax()}: nothing was done
   */
  int replay(Endpoint.Key key, NoticeQuery query, Instant now);

  /**
   * Takes deliveries that are due, the longest due first, and holds them until the lease ends. One
   * whose endpoint turns out to be held or disabled is put back or given up, and is not given back.
   *
   * @param full endpoints that take no more now
   * @param place whether an endpoint has a place for one more
   */
  List<Parcel> claim(
      Instant now,
      Instant leaseUntil,
      int rowsMax,
      Set<Endpoint.Key> full,
      Predicate<Endpoint.Key> place);

  /**
   * Records what came of an attempt.
   *
   * @return {@code false}: the lease was lost, and the delivery is somebody else's
   */
  boolean report(Parcel parcel, Verdict.Judge judge);

  /**
   * Looks at endpoints whose turn has come: lets what was held back go, picks what to try next, or
   * gives up what waits for one that is disabled.
   *
   * @return how many endpoints
   */
  int turn(Instant now, Health.Pace pace);

  /** When {@link #claim} or {@link #turn} next has something to do. */
  Optional<Instant> nextDue(Set<Endpoint.Key> full);

  /** Puts back what an earlier process held, where no other process works on these rows. */
  void recover(Instant now);

  /**
   * Forgets notices from before that instant, oldest first, unless they still have to be delivered.
   *
   * @return how many; at {@code rowsMax} there may be more
   */
  int forget(MerchantId merchant, Instant before, int rowsMax);

  OutboxState state();
}
