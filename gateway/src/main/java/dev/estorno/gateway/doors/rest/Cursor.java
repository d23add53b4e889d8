package dev.estorno.gateway.doors.rest;

import dev.estorno.core.CancellationId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The end of a page, as a text that means nothing to the caller. */
final class Cursor {
  private static final String FORM = "1:";

  private Cursor() {}

  static String after(CancellationId last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((FORM + last).getBytes(StandardCharsets.UTF_8));
  }

  /** Where the page before ended; empty when the text is none of ours. */
  static Optional<CancellationId> read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return text.startsWith(FORM) ? id(text.substring(FORM.length())) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The text as an id, if it can be one. */
  static Optional<CancellationId> id(String text) {
    try {
      return Optional.of(new CancellationId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
