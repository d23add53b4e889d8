package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Reais;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All recurrences of the receiver: making, finding and ending them. */
final class Recurrences {

  static final String UUID =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private static final List<String> JOURNEYS =
      List.of("journey_one", "journey_two", "journey_three", "journey_four");

  // Only "monthly" is seen in QI Tech's samples; the others are the Central Bank's.
  private static final List<Recurrence.Period> PERIODS =
      List.of(
          new Recurrence.Period("weekly", 0, 7),
          new Recurrence.Period("monthly", 1, 0),
          new Recurrence.Period("quarterly", 3, 0),
          new Recurrence.Period("semiannual", 6, 0),
          new Recurrence.Period("semiannually", 6, 0),
          new Recurrence.Period("annual", 12, 0),
          new Recurrence.Period("annually", 12, 0),
          new Recurrence.Period("yearly", 12, 0));

  private static final String ISPB = "32402502";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Map<String, Recurrence> recurrences = new LinkedHashMap<>();
  private final Webhooks webhooks;
  private final RandomGenerator chance;

  Recurrences(Webhooks webhooks, RandomGenerator chance) {
    this.webhooks = webhooks;
    this.chance = chance;
  }

  Optional<Recurrence> find(String key) {
    return Optional.ofNullable(recurrences.get(key));
  }

  Optional<Recurrence> ofSpi(String spiId) {
    return all().stream().filter(it -> it.spiId.equals(spiId)).findFirst();
  }

  Optional<Recurrence> ofConciliation(String id) {
    return all().stream().filter(it -> it.conciliationId.equals(id)).findFirst();
  }

  Collection<Recurrence> all() {
    return recurrences.values();
  }

  Response create(String journey, Exchange exchange, Instant now) {
    Optional<Recurrence.Terms> terms =
        exchange.body().json().filter(JsonNode::isObject).flatMap(it -> read(journey, it));
    if (terms.isEmpty()) return Errors.schema().response();
    String controlKey = terms.get().controlKey();
    if (all().stream().anyMatch(it -> it.terms.controlKey().equals(controlKey))) {
      return Assumed.controlKeyUsed().response();
    }
    Recurrence made = open(terms.get(), Ids.uuid(chance), now);
    return Response.json(201, Replies.recurrenceCreated(made));
  }

  /** A new one, whose key must be free. */
  Recurrence open(Recurrence.Terms terms, String key, Instant now) {
    boolean retries =
        terms.body().path("retry_configuration").path("retry_allowed").asBoolean(false);
    // Pix Automático's own id: RR with retries or RN without, the bank, the day, chance.
    String spiId = (retries ? "RR" : "RN") + ISPB + DAY.format(now) + Ids.hex(chance, 11);
    String conciliationId =
        Json.text(terms.body().path("initial_payment_data"), "receiver_conciliation_id")
            .orElseGet(() -> Ids.hex(chance, 32));
    Recurrence made = new Recurrence(terms, key, spiId, conciliationId, Ids.uuid(chance), now);
    recurrences.put(key, made);
    return made;
  }

  /** The client ends it. */
  Response cancel(Recurrence it, Exchange exchange, Instant now) {
    boolean asked =
        Json.text(exchange.body().object(), "outgoing_recurrence_status")
            .filter("cancelled"::equals)
            .isPresent();
    if (!asked || it.status == Recurrence.Status.CANCELLED) return Errors.schema().response();
    change(it, Recurrence.Status.CANCELLED, now);
    return Response.json(200, Replies.recurrenceCancelled(it));
  }

  void change(Recurrence it, Recurrence.Status next, Instant now) {
    it.status = next;
    it.updatedAt = now;
    webhooks.recurrence(it, now);
  }

  private static Optional<Recurrence.Terms> read(String journey, JsonNode sent) {
    ObjectNode body = sent.asObject();
    Optional<String> controlKey =
        Json.text(body, "request_control_key").filter(it -> it.matches(UUID));
    Optional<Recurrence.Period> period =
        Json.text(body, "periodicity")
            .flatMap(word -> PERIODS.stream().filter(it -> it.word().equals(word)).findFirst());
    Optional<LocalDate> start = Json.text(body, "start_date").flatMap(Recurrences::day);
    Optional<LocalDate> end =
        Json.text(body, "end_date").isEmpty()
            ? Optional.of(LocalDate.MAX)
            : Json.text(body, "end_date").flatMap(Recurrences::day);
    Optional<OptionalLong> amount = amount(body);
    boolean complete =
        JOURNEYS.contains(journey)
            && controlKey.isPresent()
            && period.isPresent()
            && start.isPresent()
            && end.isPresent()
            && amount.isPresent()
            && body.path("debtor_data").isObject();
    return complete
        ? Optional.of(
            new Recurrence.Terms(
                controlKey.get(),
                journey,
                amount.get(),
                period.get(),
                start.get(),
                end.get(),
                body))
        : Optional.empty();
  }

  /** The fixed amount, or that it varies; empty when neither can be. */
  private static Optional<OptionalLong> amount(ObjectNode body) {
    OptionalLong sent = positive(body, "recurrence_amount");
    String type =
        Json.text(body, "recurrence_type")
            .orElse(sent.isPresent() ? "fixed_amount" : "variable_amount");
    return switch (type) {
      case "fixed_amount" -> sent.isPresent() ? Optional.of(sent) : Optional.empty();
      case "variable_amount" -> Optional.of(OptionalLong.empty());
      default -> Optional.empty();
    };
  }

  /** Centavos of an amount in reais. */
  static OptionalLong positive(JsonNode body, String field) {
    JsonNode sent = body.path(field);
    OptionalLong minor = sent.isNumber() ? Reais.minor(sent.decimalValue()) : OptionalLong.empty();
    return minor.orElse(0) > 0 ? minor : OptionalLong.empty();
  }

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
