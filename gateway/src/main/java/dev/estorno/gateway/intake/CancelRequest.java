package dev.estorno.gateway.intake;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.Reason;
import dev.estorno.gateway.store.Details;
import java.util.Set;

/**
 * "Cancel this payment", in core words.
 *
 * @param door which dialect it came in; the key counts within one door and merchant
 * @param retried a repeated key starts anew once the first try was refused for one of these reasons
 */
public record CancelRequest(
    MerchantId merchant,
    PaymentRef payment,
    Extent extent,
    OnPaid onPaid,
    Deadline deadline,
    Details details,
    String door,
    IdempotencyKey key,
    Set<Reason> retried) {
  public CancelRequest {
    retried = Set.copyOf(retried);
  }
}
