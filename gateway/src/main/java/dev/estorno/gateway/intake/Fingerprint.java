package dev.estorno.gateway.intake;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A digest of what was asked, in core words: the order of members, white space and spelling of
 * numbers in the caller's bytes do not matter, everything that changes the meaning does.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(CancelRequest it) {
    var words = new StringBuilder();
    word(words, it.payment().provider().text());
    word(words, it.payment().account().text());
    word(words, it.payment().reference());
    word(words, extent(it.extent()));
    word(words, it.onPaid().name());
    word(words, deadline(it.deadline()));
    word(words, it.details().reason());
    new TreeMap<>(it.details().metadata())
        .forEach((name, value) -> {
          word(words, name);
          word(words, value);
        });
    return HexFormat.of().formatHex(sha256(words.toString()));
  }

  /** Length first, so that no two lists of words read the same. */
  private static void word(StringBuilder words, String word) {
    words.append(word.length()).append(':').append(word);
  }

  private static String extent(Extent extent) {
    return switch (extent) {
      case Extent.Full _ -> "full";
      case Extent.Part(var amount) -> amount.toString();
    };
  }

  private static String deadline(Deadline deadline) {
    return switch (deadline) {
      case Deadline.NoneKnown _ -> "";
      case Deadline.At(var instant) -> instant.toString();
    };
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
