package dev.estorno.sandbox.fake;

import dev.estorno.sandbox.kit.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a payment is to be created with, checked against the provider's {@link Profile}. Every
 * reader throws a {@link ControlProblem} that names the field and the remedy.
 */
public final class PaymentSpec {

  private static final List<String> COMMON = List.of("provider", "reference", "state", "amount");
  private static final long AMOUNT_DEFAULT = 1000;
  private static final long AMOUNT_MAX = 1_000_000_000_000L;
  private static final int REFERENCE_MAX = 200;

  private final ObjectNode json;
  private final String state;
  private final long amount;

  private PaymentSpec(ObjectNode json, String state, long amount) {
    this.json = json;
    this.state = state;
    this.amount = amount;
  }

  /** Reads a control request's body, whose provider is already known. */
  public static PaymentSpec read(ObjectNode json, Profile profile) {
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(profile.fields());
    for (String field : json.propertyNames()) {
      if (!known.contains(field)) throw ControlProblem.bad(field, Nearest.remedy(field, known));
    }
    String state = Json.text(json, "state").orElse(profile.states().getFirst());
    if (!profile.states().contains(state)) {
      throw ControlProblem.bad("state", Nearest.remedy(state, profile.states()));
    }
    if (Json.text(json, "reference").orElse("").length() > REFERENCE_MAX) {
      throw ControlProblem.bad("reference", "at most " + REFERENCE_MAX + " letters");
    }
    long amount = minor(json, "amount", AMOUNT_DEFAULT);
    if (amount == 0) throw ControlProblem.bad("amount", "minor units, at least 1");
    return new PaymentSpec(json, state, amount);
  }

  /** The reference asked for; the fake makes one up when there is none. */
  public Optional<String> reference() {
    return text("reference");
  }

  /** One of the profile's states; the first of them when none was named. */
  public String state() {
    return state;
  }

  /** Minor units, at least 1. */
  public long amount() {
    return amount;
  }

  public Optional<String> text(String field) {
    return Json.text(json, field);
  }

  /** A whole number of minor units, zero or more. */
  public long minor(String field, long fallback) {
    return minor(json, field, fallback);
  }

  public boolean flag(String field, boolean fallback) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) return fallback;
    if (!value.isBoolean()) throw ControlProblem.bad(field, "true or false");
    return value.booleanValue();
  }

  public Optional<Instant> instant(String field) {
    try {
      return text(field).map(Instant::parse);
    } catch (DateTimeException notOne) {
      throw ControlProblem.bad(field, "an instant such as 2026-11-20T15:00:00Z");
    }
  }

  public Optional<Duration> duration(String field) {
    try {
      return text(field).map(Duration::parse).filter(it -> !it.isNegative());
    } catch (DateTimeException notOne) {
      throw ControlProblem.bad(field, "a duration such as PT30S");
    }
  }

  public Optional<LocalDate> date(String field) {
    try {
      return text(field).map(LocalDate::parse);
    } catch (DateTimeException notOne) {
      throw ControlProblem.bad(field, "a date such as 2026-11-20");
    }
  }

  /** As it was sent, for the sandbox's log. */
  public ObjectNode json() {
    return json;
  }

  private static long minor(ObjectNode json, String field, long fallback) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) return fallback;
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > AMOUNT_MAX) {
      throw ControlProblem.bad(field, "minor units: a whole number from 0 to " + AMOUNT_MAX);
    }
    return value.longValue();
  }
}
