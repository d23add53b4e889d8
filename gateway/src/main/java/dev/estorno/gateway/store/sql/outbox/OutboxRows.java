package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.NoticeType;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The outbox's columns to values and back. */
final class OutboxRows {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALL = "*";

  private OutboxRows() {}

  static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        new Endpoint.Key(new MerchantId(row.getString("merchant")), row.getString("id")),
        URI.create(row.getString("url")),
        row.getString("description"),
        types(row.getString("types")),
        secrets(row.getString("secrets")),
        health(row),
        Times.instant(row.getLong("created_at")));
  }

  private static Health health(ResultSet row) throws SQLException {
    return new Health(
        Health.Standing.valueOf(row.getString("standing").toUpperCase(Locale.ROOT)),
        Times.instant(row.getLong("changed_at")),
        row.getString("why"),
        row.getInt("failures"),
        instant(row, "failing_since"),
        row.getString("trouble"),
        row.getString("probe"),
        instant(row, "turn_at"));
  }

  static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        new MerchantId(row.getString("merchant")),
        row.getString("id"),
        type(row.getString("type")),
        row.getInt("version"),
        row.getString("cancellation"),
        Times.instant(row.getLong("happened_at")),
        row.getString("body"));
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    OptionalInt heard = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(status);
    return new Delivery(
        new Endpoint.Key(new MerchantId(row.getString("merchant")), row.getString("endpoint")),
        row.getString("notice"),
        Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        Times.instant(row.getLong("since")),
        instant(row, "due_at"),
        instant(row, "ended_at"),
        heard,
        row.getString("trouble"));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
  }

  static @Nullable Long micros(Optional<Instant> instant) {
    return instant.map(Times::micros).orElse(null);
  }

  static @Nullable Long status(OptionalInt status) {
    return status.isPresent() ? (long) status.getAsInt() : null;
  }

  static String word(Health.Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  /** Each between blanks, so that one is found by the text around it. */
  static String types(Set<NoticeType> types) {
    return types.isEmpty()
        ? ALL
        : EnumSet.copyOf(types).stream()
            .map(NoticeType::word)
            .collect(Collectors.joining(" ", " ", " "));
  }

  private static Set<NoticeType> types(String text) {
    return text.equals(ALL)
        ? Set.of()
        : Arrays.stream(text.strip().split(" ")).map(OutboxRows::type).collect(Collectors.toSet());
  }

  private static NoticeType type(String word) {
    return NoticeType.of(word)
        .orElseThrow(() -> new IllegalArgumentException("no such type of notice: " + word));
  }

  static String secrets(List<Endpoint.Signing> secrets) {
    ArrayNode json = JSON.createArrayNode();
    for (Endpoint.Signing it : secrets) {
      json.addObject().put("secret", it.secret().reveal()).put("until", micros(it.until()));
    }
    return json.toString();
  }

  private static List<Endpoint.Signing> secrets(String text) {
    List<Endpoint.Signing> secrets = new ArrayList<>();
    for (JsonNode it : JSON.readTree(text)) {
      JsonNode until = it.required("until");
      secrets.add(
          new Endpoint.Signing(
              new Secret(it.required("secret").stringValue()),
              until.isNull() ? Optional.empty() : Optional.of(Times.instant(until.longValue()))));
    }
    return secrets;
  }
}
