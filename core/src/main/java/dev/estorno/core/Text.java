package dev.estorno.core;

/** The one border check for the short texts that name things. */
final class Text {
  private Text() {}

  /** Refuses blank, too long and unprintable texts; a control character in an id is never meant. */
  static void check(String what, String text, int lengthMax) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    if (text.length() > lengthMax) {
      throw new IllegalArgumentException(what + " must have at most " + lengthMax + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " must not contain control characters");
    }
    if (!wellFormed(text)) {
      throw new IllegalArgumentException(what + " must be well-formed Unicode");
    }
  }

  /** Half of a surrogate pair is no character: no store could give it back unchanged. */
  private static boolean wellFormed(String text) {
    return text.codePoints().noneMatch(it -> it >= 0xD800 && it <= 0xDFFF);
  }
}
