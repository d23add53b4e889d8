package dev.estorno.gateway.store.notices;

import dev.estorno.core.MerchantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which notices of one merchant. Empty filters do not filter.
 *
 * @param types any of these
 * @param cancellation about this one; empty: any
 * @param from of this instant or later
 * @param to before this instant
 * @param after the last of the page before, which is the newest that is left out
 */
public record NoticeQuery(
    MerchantId merchant,
    Set<NoticeType> types,
    String cancellation,
    Instant from,
    Instant to,
    Optional<String> after,
    int rowsMax) {
  public NoticeQuery {
    types = Set.copyOf(types);
  }

  /** No id in the range comes before this text. */
  public String idFrom() {
    return Notice.idFrom(from);
  }

  /** No id in the range comes after this text. */
  public String idTo() {
    // The last millisecond may be begun, and what follows it in an id sorts before a tilde.
    return Notice.idFrom(to) + "~";
  }
}
