package dev.estorno.gateway.doors.vtex;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Money;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Digests;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.settings.VtexStore;
import dev.estorno.gateway.store.Details;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads VTEX's request to cancel into core words. VTEX has added members three times: what is not
 * known is ignored, and so is everything that is not needed.
 */
final class VtexReader {
  static final String PAYMENT_ID = "paymentId";
  static final String REQUEST_ID = "requestId";
  private static final String VALUE = "value";
  private static final String DOOR = "vtex";

  /** VTEX's ids are opaque; the longest ever published has 128 characters. */
  private static final int ID_LENGTH_MAX = PaymentRef.REFERENCE_LENGTH_MAX;

  private VtexReader() {}

  static CancelRequest read(VtexKeys.Caller caller, String pathId, ObjectNode body) {
    var fields = new Fields(body);
    String paymentId = fields.text(PAYMENT_ID, ID_LENGTH_MAX);
    String requestId = fields.text(REQUEST_ID, ID_LENGTH_MAX);
    if (!paymentId.equals(pathId)) {
      throw Fields.wrong(
          PAYMENT_ID, "of the body and of the path differ", "send the same one in both");
    }
    VtexStore store = caller.store();
    var payment =
        new PaymentRef(
            store.account().provider(), store.account().name(), reference(fields, store));
    return new CancelRequest(
        caller.merchant(),
        payment,
        extent(body, store.partial()),
        store.onPaid(),
        Deadline.noneKnown(),
        Details.NONE,
        DOOR,
        // A requestId is one payment's: VTEX states no wider scope, so two payments may share it.
        new IdempotencyKey(Digests.of(paymentId, requestId)),
        Verdict.RETRIED);
  }

  private static String reference(Fields fields, VtexStore store) {
    String member = store.reference().member();
    JsonNode sent = fields.object().path(member);
    // Absent, null and empty all mean that VTEX has none: the payment was never authorized.
    boolean empty = sent.isString() && sent.stringValue().isBlank();
    if (sent.isMissingNode() || sent.isNull() || empty) {
      throw Complaint.about(
          Fault.MISSING_MEMBER,
          member,
          member + " is missing, and it names the payment at the provider",
          "send it, or choose another reference for this store in the gateway's settings");
    }
    return fields.text(member, ID_LENGTH_MAX);
  }

  private static Extent extent(ObjectNode body, VtexStore.Partial partial) {
    return switch (partial) {
      case OFF -> Extent.full();
      case CENTS -> part(body, 0);
      case REAIS -> part(body, 2);
    };
  }

  private static Extent part(ObjectNode body, int decimals) {
    JsonNode sent = body.path(VALUE);
    if (sent.isMissingNode() || sent.isNull()) {
      return Extent.full();
    }
    if (!sent.isNumber()) {
      throw Fields.wrong(VALUE, "is not a number", "send a number above zero");
    }
    return minor(sent.decimalValue(), decimals)
        .filter(it -> it > 0)
        .map(it -> Extent.part(Money.brl(it)))
        .orElseThrow(() ->
            Fields.wrong(
                VALUE,
                "is no amount above zero with at most " + decimals + " decimals",
                "send one such as " + (decimals == 0 ? "2300" : "23.00")));
  }

  private static Optional<Long> minor(BigDecimal value, int decimals) {
    try {
      return Optional.of(value.movePointRight(decimals).longValueExact());
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }
}
