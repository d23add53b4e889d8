package dev.estorno.gateway.store.notices;

import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.view.CancellationJson;
import dev.estorno.gateway.view.Rfc3339;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that is owed to a merchant. Its body is what was true when it was decided, and is sent
 * byte for byte the same however often it is sent.
 *
 * @param id begins with the time; the same notice has the same id wherever and whenever it is sent
 * @param cancellation which one it is about; empty when about none
 */
public record Notice(
    MerchantId merchant,
    String id,
    NoticeType type,
    int version,
    String cancellation,
    Instant at,
    String body) {
  private static final String PREFIX = "ntc_";
  private static final long MILLIS_MAX = (1L << 48) - 1;

  /**
   * What a merchant is told of this step, if anything. Nothing here is left to chance: a
   * transaction that is begun anew writes the same notice again.
   *
   * @param step with its times cut
   * @param details asked for only if there is something to tell
   */
  public static Optional<Notice> of(Step step, Supplier<Details> details) {
    return NoticeType.of(step).map(type -> of(type, step.after(), details.get()));
  }

  private static Notice of(NoticeType type, Cancellation after, Details details) {
    Instant at = after.updatedAt();
    String name = after.id().text().replaceFirst("^can_", "") + "_" + after.version();
    ObjectNode data = CancellationJson.of(after, details.reason(), details.metadata());
    return of(after.merchant(), idFrom(at) + "_" + name, type, after.id().text(), at, data);
  }

  /**
   * A notice that is about no cancellation.
   *
   * @param chance tells apart those of one instant
   */
  public static Notice ping(Endpoint.Key endpoint, Instant at, String chance) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("endpoint", endpoint.id());
    return of(
        endpoint.merchant(), idFrom(at) + "_" + chance, NoticeType.PING, "", Times.cut(at), data);
  }

  private static Notice of(
      MerchantId merchant,
      String id,
      NoticeType type,
      String cancellation,
      Instant at,
      ObjectNode data) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", type.word())
            .put("version", type.version())
            .put("id", id)
            .put("timestamp", Rfc3339.write(at));
    body.set("data", data);
    return new Notice(merchant, id, type, type.version(), cancellation, at, body.toString());
  }

  /** No notice of this instant or later has an id before this text. */
  public static String idFrom(Instant at) {
    long millis = Times.micros(at) / 1_000;
    return PREFIX + HexFormat.of().toHexDigits(Math.clamp(millis, 0, MILLIS_MAX), 12);
  }
}
