package dev.estorno.gateway.doors.rest;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.State;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.Parameters;
import dev.estorno.gateway.store.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which cancellations to list. */
final class ListReader {
  private static final Set<String> PARAMETERS =
      Set.of(
          "state",
          "provider",
          "account",
          "reference",
          "attention",
          "from",
          "to",
          "limit",
          "cursor");

  private static final Map<String, State.Kind> STATES =
      Arrays.stream(State.Kind.values())
          .collect(Collectors.toMap(State.Kind::word, Function.identity()));

  /** A query for one row more than {@code limit}. */
  record Page(Query query, int limit) {}

  private ListReader() {}

  static Page read(HttpRequest request, MerchantId merchant) {
    var parameters = Parameters.of(request, PARAMETERS);
    int limit = parameters.limit();
    Instant from = parameters.time("from", Instant.MIN);
    return new Page(
        new Query(
            merchant,
            parameters.words("state", STATES),
            parameters.text("provider"),
            parameters.text("account"),
            parameters.text("reference"),
            attention(parameters),
            from,
            parameters.timeAfter("to", from),
            parameters.cursor().map(ListReader::id),
            limit + 1),
        limit);
  }

  private static boolean attention(Parameters parameters) {
    return switch (parameters.values().getOrDefault("attention", "false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Parameters.wrong("attention", "is neither true nor false", "give true or false");
    };
  }

  private static CancellationId id(String last) {
    return Ids.of(last).orElseThrow(Parameters::wrongCursor);
  }
}
