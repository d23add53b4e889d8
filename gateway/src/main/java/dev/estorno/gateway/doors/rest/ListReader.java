package dev.estorno.gateway.doors.rest;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.State;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.Percent;
import dev.estorno.gateway.settings.Neighbour;
import dev.estorno.gateway.store.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which cancellations to list. */
final class ListReader {
  private static final int LIMIT_STANDARD = 50;
  private static final int LIMIT_MAX = 200;

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

  private static final List<String> STATES =
      Arrays.stream(State.Kind.values()).map(State.Kind::word).toList();

  /** A query for one row more than {@code limit}. */
  record Page(Query query, int limit) {}

  private ListReader() {}

  static Page read(HttpRequest request, MerchantId merchant) {
    Map<String, String> parameters = Percent.parameters(request.query(), PARAMETERS);
    int limit = limit(parameters);
    Instant from = time(parameters, "from", Instant.MIN);
    Instant to = time(parameters, "to", Instant.MAX);
    if (!from.isBefore(to)) {
      throw wrong("to", "is not after from", "give a later one");
    }
    return new Page(
        new Query(
            merchant,
            states(parameters),
            text(parameters, "provider"),
            text(parameters, "account"),
            text(parameters, "reference"),
            attention(parameters),
            from,
            to,
            Optional.ofNullable(parameters.get("cursor")).map(ListReader::cursor),
            limit + 1),
        limit);
  }

  private static Set<State.Kind> states(Map<String, String> parameters) {
    if (!parameters.containsKey("state")) {
      return Set.of();
    }
    return Arrays.stream(text(parameters, "state").split(",", -1))
        .map(ListReader::state)
        .collect(Collectors.toSet());
  }

  private static State.Kind state(String word) {
    return Arrays.stream(State.Kind.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "state",
                "is none of the states" + Neighbour.hint(word, STATES),
                "give one or more, with commas between, of " + String.join(", ", STATES)));
  }

  private static boolean attention(Map<String, String> parameters) {
    return switch (parameters.getOrDefault("attention", "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("attention", "is neither true nor false", "give true or false");
    };
  }

  private static int limit(Map<String, String> parameters) {
    String limit = parameters.getOrDefault("limit", String.valueOf(LIMIT_STANDARD));
    if (!limit.matches("\\d{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > LIMIT_MAX) {
      throw wrong("limit", "is not a number of 1 to " + LIMIT_MAX, "give one, such as 50");
    }
    return Integer.parseInt(limit);
  }

  private static Instant time(Map<String, String> parameters, String name, Instant otherwise) {
    if (!parameters.containsKey(name)) {
      return otherwise;
    }
    return Times.read(text(parameters, name))
        .orElseThrow(() ->
            wrong(
                name,
                "is not a time of RFC 3339",
                "give one such as 2026-11-22T18:00:00Z; a plus sign is written %2B"));
  }

  private static CancellationId cursor(String text) {
    return Cursor.read(text)
        .orElseThrow(
            () -> wrong("cursor", "is none of ours", "give next_cursor of the page before"));
  }

  /** A filter that is given but empty is a mistake: it would list everything. */
  private static String text(Map<String, String> parameters, String name) {
    String text = parameters.getOrDefault(name, "");
    if (parameters.containsKey(name) && text.isBlank()) {
      throw wrong(name, "is empty", "give a value or leave it out");
    }
    return text;
  }

  private static Complaint wrong(String name, String what, String remedy) {
    return Complaint.about(Fault.INVALID_PARAMETER, name, name + " " + what, remedy);
  }
}
