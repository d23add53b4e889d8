package dev.estorno.gateway.intake;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.store.Details;

/**
 * "Cancel this payment", in core words.
 *
 * @param door which dialect it came in; the key counts within one door and merchant
 * @param retryRefused whether a repeated key may start anew once the first try was refused
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
    boolean retryRefused) {}
