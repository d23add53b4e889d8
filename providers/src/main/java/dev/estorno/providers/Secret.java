package dev.estorno.providers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that hides itself wherever it is printed. */
public record Secret(String reveal) {
  public static final Secret NONE = new Secret("");

  /** Whether it is the same text, told in a time that gives nothing of it away; never if empty. */
  public boolean matches(String candidate) {
    return !reveal.isEmpty()
        && MessageDigest.isEqual(
            reveal.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
