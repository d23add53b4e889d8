package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Reais;
import dev.estorno.sandbox.kit.TaxId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one request's fields, named by their path ({@code person.tax_id}), and collects what is
 * wrong with them in the words of the framework behind the API (Java's bean validation).
 */
final class Fields {

  private static final String TWO_DECIMALS = "Value must have a maximum of two decimal places.";

  private final ObjectNode body;
  private final List<String> wrongs = new ArrayList<>();

  Fields(ObjectNode body) {
    this.body = body;
  }

  /** All that was wrong so far, each as {@code "field: what it should be"}. */
  List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  void wrong(String field, String what) {
    wrongs.add(field + ": " + what);
  }

  JsonNode node(String field) {
    JsonNode node = body;
    for (String name : field.split("\\.", -1)) node = node.path(name);
    return node;
  }

  /** A text, numbers and flags included; empty for absent, null, "", lists and objects. */
  Optional<String> text(String field) {
    int dot = field.lastIndexOf('.');
    JsonNode parent = dot < 0 ? body : node(field.substring(0, dot));
    return Json.text(parent, field.substring(dot + 1));
  }

  String required(String field) {
    return text(field)
        .orElseGet(() -> {
          wrong(field, "must not be null");
          return "";
        });
  }

  void atMost(String field, int letters) {
    if (text(field).orElse("").length() > letters) {
      wrong(field, "size must be between 0 and " + letters);
    }
  }

  void oneOf(String field, List<String> words) {
    if (text(field).filter(it -> !words.contains(it)).isPresent()) wrong(field, "is not valid");
  }

  boolean flag(String field) {
    return text(field).orElse("false").equals("true");
  }

  /** Centavos of an amount in reais, within bounds; empty when it was not sent, or is wrong. */
  OptionalLong reais(String field, long minorMin, long minorMax) {
    if (text(field).isEmpty()) return OptionalLong.empty();
    Optional<BigDecimal> number = Reais.number(node(field));
    if (number.isEmpty()) {
      wrong(field, "must be a number");
      return OptionalLong.empty();
    }
    OptionalLong minor = Reais.minor(number.get());
    if (minor.isEmpty()) {
      wrong(field, TWO_DECIMALS);
    } else if (minor.getAsLong() < minorMin) {
      wrong(field, "must be greater than or equal to " + Reais.of(minorMin));
      return OptionalLong.empty();
    } else if (minor.getAsLong() > minorMax) {
      wrong(field, "must be less than or equal to " + Reais.of(minorMax));
      return OptionalLong.empty();
    }
    return minor;
  }

  Optional<LocalDate> date(String field) {
    try {
      return text(field).map(LocalDate::parse);
    } catch (DateTimeException notOne) {
      wrong(field, "must be a date as YYYY-MM-DD");
      return Optional.empty();
    }
  }

  /** A CPF (11 digits) or a CNPJ (14), with its check digits right; with or without punctuation. */
  void taxId(String field) {
    Optional<String> sent = text(field);
    if (sent.isPresent() && !TaxId.isValid(sent.get())) wrong(field, "invalid tax ID number");
  }
}
