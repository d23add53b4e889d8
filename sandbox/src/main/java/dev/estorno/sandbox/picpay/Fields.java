package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Reais;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one request's fields and collects what is wrong with them, in order. */
final class Fields {

  /** One entry of {@code errors}. */
  record Wrong(String field, String message) {}

  private final ObjectNode body;
  private final List<Wrong> wrongs = new ArrayList<>();

  Fields(ObjectNode body) {
    this.body = body;
  }

  /** All that was wrong so far. */
  List<Wrong> wrongs() {
    return List.copyOf(wrongs);
  }

  JsonNode node(String field) {
    return body.path(field);
  }

  Optional<String> text(String field) {
    return Json.text(body, field);
  }

  /** A text that must be there; numbers count as texts. */
  String required(String field) {
    return text(field)
        .orElseGet(() -> {
          wrong(field, Texts.required(field));
          return "";
        });
  }

  /** Centavos of an amount in reais; empty when it was not sent, or is wrong. */
  OptionalLong reais(String field) {
    if (text(field).isEmpty()) return OptionalLong.empty();
    Optional<BigDecimal> number = Reais.number(node(field));
    if (number.isEmpty()) {
      wrong(field, Assumed.noNumber(field));
      return OptionalLong.empty();
    }
    OptionalLong minor = Reais.minor(number.get());
    if (minor.isEmpty()) wrong(field, Assumed.noMoney(field));
    return minor;
  }

  void wrong(String field, String message) {
    wrongs.add(new Wrong(field, message));
  }
}
