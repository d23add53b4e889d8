package dev.estorno.sandbox.fake;

import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One provider, imitated. The same calls with the same instants and the same chance give the same
 * answers, always: that is what replaying a seed and restoring a sandbox from its log rest on. Made
 * with a {@link RandomGenerator} and the {@link EffectLog} of the whole sandbox; every void or
 * refund that somebody asked for is written there at the moment it happens. Never called by two
 * threads at once.
 *
 * <p>Whoever calls {@code handle}, {@code create} or {@code pay} with an instant has called {@link
 * #advance} with it first.
 */
public interface FakeProvider {

  /** How to make one: its constructor. */
  interface Maker {
    FakeProvider make(RandomGenerator chance, EffectLog effects);
  }

  /** What this provider is called, where it is reached, and which words it knows. */
  Profile profile();

  /**
   * Which operation a request asks for: one of the profile's, or {@link Profile#UNKNOWN}. Told by
   * method, path and headers, for the body may not have been read yet.
   */
  String operation(Exchange exchange);

  /** Does what the request asks for and answers as the provider would; never throws. */
  Response handle(Exchange exchange, Instant now);

  /** The provider's own way to say {@code status}: nothing is done, and no chance is drawn. */
  Response failure(int status, Exchange exchange, Instant now);

  /**
   * Applies all that became due up to {@code now}, in order of time. An earlier instant is nothing.
   */
  void advance(Instant now);

  /** When {@link #advance} will next have something to look at. */
  Optional<Instant> nextDue();

  /** The callbacks owed since this was last asked, in order. The caller delivers them. */
  List<Callback> takeCallbacks();

  /**
   * Puts a payment in a state, as if it had always been there: no callbacks, no effects, but the
   * money it implies has moved.
   *
   * @throws ControlProblem when the reference is taken or a field cannot be what it is
   */
  PaymentView create(PaymentSpec spec, Instant now);

  /**
   * The payer pays (or what is under review is approved), with everything that follows from it.
   *
   * @throws ControlProblem when there is no such payment, or it cannot be paid any more
   */
  PaymentView pay(String reference, Instant now);

  /** Where a payment stands, by any reference that the control API gave out for it. */
  Optional<PaymentView> view(String reference);

  /** The books; the control API reads and sets balances in them. */
  Ledger ledger();
}
