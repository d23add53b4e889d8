package dev.estorno.gateway.providers;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing goes wrong, once.
 *
 * @param state where the payment stands
 * @param operation what goes wrong
 * @param effect what happens in the end nevertheless
 */
record Trouble(String state, String operation, String fault, String effect) {
  static final List<String> FAULTS =
      List.of(
          "status:429",
          "status:500",
          "status_after:500",
          "refuse_connection",
          "drop_request",
          "drop_reply",
          "hang",
          "hang_after",
          "delay:PT0.5S",
          "delay_reply:PT0.5S",
          "garbage");

  static Stream<Trouble> all(
      ProviderContract.States states, ProviderContract.Operations operations) {
    return FAULTS.stream()
        .flatMap(fault ->
            Stream.of(
                new Trouble(states.unpaid(), operations.look(), fault, "voided"),
                new Trouble(states.unpaid(), operations.close(), fault, "voided"),
                new Trouble(states.paid(), operations.giveBack(), fault, "refunded")));
  }
}
