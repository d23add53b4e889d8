package dev.estorno.gateway.doors.kit;

import dev.estorno.gateway.settings.Neighbour;
import dev.estorno.gateway.view.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a query says, each parameter by its type. */
public record Parameters(Map<String, String> values) {
  private static final int LIMIT_STANDARD = 50;
  private static final int LIMIT_MAX = 200;
  private static final String CURSOR_FORM = "1:";

  /**
   * The parameters of a request.
   *
   * @param known all that are allowed here
   */
  public static Parameters of(HttpRequest request, Set<String> known) {
    return new Parameters(Percent.parameters(request.query(), known));
  }

  /** A text; empty when it is not given. One that is given but empty would list everything. */
  public String text(String name) {
    String text = values.getOrDefault(name, "");
    if (values.containsKey(name) && text.isBlank()) {
      throw wrong(name, "is empty", "give a value or leave it out");
    }
    return text;
  }

  /** What some words with commas between stand for; nothing when it is not given. */
  public <T> Set<T> words(String name, Map<String, T> words) {
    if (!values.containsKey(name)) {
      return Set.of();
    }
    return Arrays.stream(text(name).split(",", -1))
        .map(it -> word(name, it, words))
        .collect(Collectors.toSet());
  }

  private static <T> T word(String name, String word, Map<String, T> words) {
    Set<String> known = new TreeSet<>(words.keySet());
    return Optional.ofNullable(words.get(word))
        .orElseThrow(() ->
            wrong(
                name,
                "is not known here" + Neighbour.hint(word, known),
                "give one or more, with commas between, of " + String.join(", ", known)));
  }

  /** How many rows a page has. */
  public int limit() {
    String limit = values.getOrDefault("limit", String.valueOf(LIMIT_STANDARD));
    if (!limit.matches("\\d{1,3}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > LIMIT_MAX) {
      throw wrong("limit", "is not a number of 1 to " + LIMIT_MAX, "give one, such as 50");
    }
    return Integer.parseInt(limit);
  }

  /** A time, or another when it is not given. */
  public Instant time(String name, Instant otherwise) {
    if (!values.containsKey(name)) {
      return otherwise;
    }
    return Rfc3339.read(text(name))
        .orElseThrow(() ->
            wrong(
                name,
                "is not a time of RFC 3339",
                "give one such as 2026-11-22T18:00:00Z; a plus sign is written %2B"));
  }

  /** The end of a time that began then; far away when it is not given. */
  public Instant timeAfter(String name, Instant from) {
    Instant to = time(name, Instant.MAX);
    if (!from.isBefore(to)) {
      throw wrong(name, "is not after from", "give a later one");
    }
    return to;
  }

  /** Where the page before ended; empty when it is the first one. */
  public Optional<String> cursor() {
    return Optional.ofNullable(values.get("cursor")).map(Parameters::cursor);
  }

  private static String cursor(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (plain.startsWith(CURSOR_FORM)) {
        return plain.substring(CURSOR_FORM.length());
      }
    } catch (IllegalArgumentException _) {
      throw wrongCursor();
    }
    throw wrongCursor();
  }

  /** The end of a page, as a text that means nothing to the caller. */
  public static String cursorAfter(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((CURSOR_FORM + last).getBytes(StandardCharsets.UTF_8));
  }

  public static Complaint wrongCursor() {
    return wrong("cursor", "is none of ours", "give next_cursor of the page before");
  }

  /** A complaint about the value of a parameter. */
  public static Complaint wrong(String name, String what, String remedy) {
    return Complaint.about(Fault.INVALID_PARAMETER, name, name + " " + what, remedy);
  }
}
