package dev.estorno.gateway.doors.kit;

import dev.estorno.gateway.settings.Neighbour;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of one JSON object, each by its type. A null is a value of the wrong type: a
 * caller whose amount got lost must not cancel the whole payment.
 */
public record Fields(ObjectNode object) {

  /** Refuses what is not known, and says which known member it looks like. */
  public Fields onlyKnown(Collection<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw Complaint.about(
            Fault.UNKNOWN_MEMBER,
            name,
            name + " is not known here" + Neighbour.hint(name, known),
            "use " + String.join(", ", known));
      }
    }
    return this;
  }

  public boolean has(String name) {
    return object.has(name);
  }

  /** A text of 1 to {@code lengthMax} characters that must be there. */
  public String text(String name, int lengthMax) {
    if (!has(name)) {
      throw Complaint.about(
          Fault.MISSING_MEMBER, name, name + " is missing", "send " + name + " as a text");
    }
    return checked(name, object.get(name), 1, lengthMax);
  }

  /** A text of 1 to {@code lengthMax} characters, if it is there. */
  public Optional<String> maybeText(String name, int lengthMax) {
    return has(name) ? Optional.of(text(name, lengthMax)) : Optional.empty();
  }

  /** One of a few words, if it is there. */
  public Optional<String> maybeWord(String name, List<String> words) {
    return has(name) ? Optional.of(word(name, words)) : Optional.empty();
  }

  /** A list of words, each one of a few, if it is there. */
  public Optional<Set<String>> maybeWords(String name, List<String> words) {
    if (!has(name)) {
      return Optional.empty();
    }
    String remedy = "send a list of " + String.join(", ", words);
    if (!(object.get(name) instanceof ArrayNode list)) {
      throw wrong(name, "is " + kind(object.get(name)) + ", not a list", remedy);
    }
    var read = new LinkedHashSet<String>();
    for (JsonNode it : list) {
      if (!it.isString() || !words.contains(it.stringValue())) {
        String hint = it.isString() ? Neighbour.hint(it.stringValue(), words) : "";
        throw wrong(name, "has a word that is not known here" + hint, remedy);
      }
      read.add(it.stringValue());
    }
    return Optional.of(read);
  }

  /** True or false, if it is there. */
  public Optional<Boolean> maybeFlag(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode node = object.get(name);
    if (!node.isBoolean()) {
      throw wrong(name, "is " + kind(node) + ", not a boolean", "send true or false");
    }
    return Optional.of(node.booleanValue());
  }

  /** One of a few words. */
  public String word(String name, List<String> words) {
    String word = text(name, 100);
    if (!words.contains(word)) {
      throw wrong(
          name,
          "is not one of " + String.join(", ", words) + Neighbour.hint(word, words),
          "send one of " + String.join(", ", words));
    }
    return word;
  }

  /** A whole number above zero. */
  public long wholeAboveZero(String name) {
    JsonNode node = object.get(name);
    String remedy = "send a whole number of minor units above zero, such as 1000 for R$ 10.00";
    if (!node.isNumber()) {
      throw wrong(name, "is " + kind(node) + ", not a number", remedy);
    }
    if (!node.isIntegralNumber()) {
      throw wrong(name, "has a fraction or an exponent", remedy);
    }
    if (!node.canConvertToLong() || node.longValue() > AMOUNT_MAX) {
      throw wrong(name, "is too large or too small", remedy);
    }
    if (node.longValue() <= 0) {
      throw wrong(name, "is not above zero", remedy);
    }
    return node.longValue();
  }

  /** No payment is larger than ten thousand million reais; a number that is, is a mistake. */
  private static final long AMOUNT_MAX = 1_000_000_000_000L;

  /** An object whose values are texts, at most {@code pairsMax} of them. */
  public Map<String, String> pairs(String name, int pairsMax, int nameMax, int valueMax) {
    if (!has(name)) {
      return Map.of();
    }
    String remedy =
        "send an object of at most " + pairsMax + " texts, such as {\"order\": \"1001\"}";
    if (!(object.get(name) instanceof ObjectNode pairs)) {
      throw wrong(name, "is " + kind(object.get(name)) + ", not an object", remedy);
    }
    if (pairs.size() > pairsMax) {
      throw wrong(name, "has more than " + pairsMax + " members", remedy);
    }
    var texts = new TreeMap<String, String>();
    pairs.forEachEntry((key, value) -> {
      checkText(name, key, 1, nameMax);
      texts.put(key, checked(name + "." + key, value, 0, valueMax));
    });
    return texts;
  }

  /** A complaint about the value of a member. */
  public static Complaint wrong(String name, String what, String remedy) {
    return Complaint.about(Fault.INVALID_MEMBER, name, name + " " + what, remedy);
  }

  private static String checked(String name, JsonNode node, int lengthMin, int lengthMax) {
    if (!node.isString()) {
      throw wrong(name, "is " + kind(node) + ", not a text", "send a text");
    }
    checkText(name, node.stringValue(), lengthMin, lengthMax);
    return node.stringValue();
  }

  /** The same border as the core's own names have, told in the caller's words. */
  private static void checkText(String name, String text, int lengthMin, int lengthMax) {
    String remedy = "send " + lengthMin + " to " + lengthMax + " printable characters";
    if (text.length() > lengthMax) {
      throw wrong(name, "has more than " + lengthMax + " characters", remedy);
    }
    if (lengthMin > 0 && text.isBlank()) {
      throw wrong(name, "is blank", remedy);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw wrong(name, "contains control characters", remedy);
    }
    if (text.codePoints().anyMatch(it -> it >= 0xD800 && it <= 0xDFFF)) {
      throw wrong(name, "contains half of a surrogate pair", remedy);
    }
  }

  static String kind(JsonNode node) {
    String article =
        switch (node.getNodeType()) {
          case ARRAY, OBJECT -> "an ";
          case BOOLEAN, NUMBER, STRING, BINARY, POJO -> "a ";
          case NULL, MISSING -> "";
        };
    return article + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
