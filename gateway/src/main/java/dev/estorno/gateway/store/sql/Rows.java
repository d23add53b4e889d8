package dev.estorno.gateway.store.sql;

import dev.estorno.core.AccountName;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Columns to values and back. Reading runs every constructor, and so every check, once more. */
final class Rows {
  private static final JsonMapper JSON = new JsonMapper();

  private Rows() {}

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(cancellation(row), details(row.getString("details")));
  }

  static Cancellation cancellation(ResultSet row) throws SQLException {
    return new Cancellation(
        new CancellationId(row.getString("id")),
        new MerchantId(row.getString("merchant")),
        new PaymentRef(
            new ProviderName(row.getString("provider")),
            new AccountName(row.getString("account")),
            row.getString("reference")),
        extent(row),
        constant(OnPaid.class, row.getString("on_paid")),
        deadline(row),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        row.getLong("version"),
        row.getString("attention"),
        StateJson.read(
            constant(State.Kind.class, row.getString("state")), row.getString("state_detail")));
  }

  /** An account, and when the first of its rows falls due. */
  static Map.Entry<AccountKey, Instant> due(ResultSet row) throws SQLException {
    return Map.entry(
        new AccountKey(
            new MerchantId(row.getString("merchant")),
            new ProviderName(row.getString("provider")),
            new AccountName(row.getString("account"))),
        instant(row, "due_at"));
  }

  static JournalLine journalLine(ResultSet row) throws SQLException {
    return new JournalLine(
        row.getLong("version"),
        instant(row, "happened_at"),
        row.getString("event"),
        constant(State.Kind.class, row.getString("from_state")),
        constant(State.Kind.class, row.getString("to_state")),
        row.getString("why"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Times.instant(row.getLong(column));
  }

  static @Nullable Long amountMinor(Extent extent) {
    return switch (extent) {
      case Extent.Full _ -> null;
      case Extent.Part(Money amount) -> amount.minor();
    };
  }

  static @Nullable String amountCurrency(Extent extent) {
    return switch (extent) {
      case Extent.Full _ -> null;
      case Extent.Part(Money amount) -> amount.currency().getCurrencyCode();
    };
  }

  static @Nullable Long deadlineAt(Deadline deadline) {
    return switch (deadline) {
      case Deadline.NoneKnown _ -> null;
      case Deadline.At(Instant instant) -> Times.micros(instant);
    };
  }

  static @Nullable Long dueAt(State state) {
    return Times.due(state).map(Times::micros).orElse(null);
  }

  /** The key of a payment, in the order of the columns. */
  static Object[] payment(MerchantId merchant, PaymentRef payment) {
    return new Object[] {
      merchant.text(), payment.reference(), payment.provider().text(), payment.account().text()
    };
  }

  static Object[] payment(Cancellation it) {
    return payment(it.merchant(), it.payment());
  }

  static String details(Details details) {
    ObjectNode json = JSON.createObjectNode().put("reason", details.reason());
    ObjectNode metadata = json.putObject("metadata");
    details.metadata().forEach(metadata::put);
    return json.toString();
  }

  /** A constant as it is written in columns: lower case with underscores. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static Details details(String text) {
    JsonNode json = JSON.readTree(text);
    Map<String, String> metadata = new HashMap<>();
    json.required("metadata")
        .properties()
        .forEach(it -> metadata.put(it.getKey(), it.getValue().stringValue()));
    return new Details(json.required("reason").stringValue(), metadata);
  }

  private static Extent extent(ResultSet row) throws SQLException {
    long minor = row.getLong("amount_minor");
    return row.wasNull()
        ? Extent.full()
        : Extent.part(new Money(minor, Currency.getInstance(row.getString("amount_currency"))));
  }

  private static Deadline deadline(ResultSet row) throws SQLException {
    long micros = row.getLong("deadline_at");
    return row.wasNull() ? Deadline.noneKnown() : Deadline.at(Times.instant(micros));
  }
}
