package dev.estorno.sandbox.world;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.kit.Account;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that can move a fake: with the same inputs at the same instants it is the same fake.
 */
sealed interface Input {

  /** A client's request reached the provider. */
  record Asked(Exchange exchange) implements Input {}

  /** The control API put a payment there. */
  record Created(ObjectNode spec) implements Input {}

  /** The payer paid, by the control API. */
  record Paid(String reference) implements Input {}

  /** The control API set a balance. */
  record BalanceSet(Account account, long minor) implements Input {}

  /** Time passed, and something had become due. */
  record TimePassed() implements Input {}

  /** A callback was tried: it moves no fake, but it need not be tried again after a restart. */
  record CallbackTried(long number, boolean delivered) implements Input {}
}
