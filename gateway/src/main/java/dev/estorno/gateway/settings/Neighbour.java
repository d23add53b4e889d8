package dev.estorno.gateway.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant by a word nobody knows. */
public final class Neighbour {
  /** A longer word is cut for comparing: the work stays bounded, and nobody meant it anyway. */
  private static final int LENGTH_MAX = 64;

  private Neighbour() {}

  /** The nearest known word, if it is near enough to have been meant. */
  public static Optional<String> of(String word, Collection<String> known) {
    String cut = word.substring(0, Math.min(word.length(), LENGTH_MAX));
    int farthest = Math.min(Math.max(2, cut.length() / 3), cut.length() - 1);
    return known.stream()
        .filter(it -> distance(plain(cut), plain(it)) <= farthest)
        .min(
            Comparator.<String>comparingInt(it -> distance(plain(cut), plain(it)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** "; did you mean x?", or nothing. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known).map(it -> "; did you mean " + it + "?").orElse("");
  }

  /** Case, dashes and underscores are how words of different houses differ most. */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Levenshtein's: letters to put in, leave out or change. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
