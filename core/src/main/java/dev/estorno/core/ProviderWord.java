package dev.estorno.core;

import java.util.regex.Pattern;

/**
 * The provider's own code and text, kept beside ours. Empty where it said none. Cut to a bounded
 * length: it is evidence for people, never input to a decision. What looks like a CPF, a CNPJ or an
 * e-mail address is masked: a provider may quote a payer, we never do.
 */
public record ProviderWord(String code, String text) {
  private static final int CODE_LENGTH_MAX = 64;
  private static final int TEXT_LENGTH_MAX = 300;
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}\\b"
              + "|\\b\\d{2}\\.?\\d{3}\\.?\\d{3}/?\\d{4}-?\\d{2}\\b"
              + "|[\\w.+-]+@[\\w-]+\\.[\\w.-]+");

  /** The provider said nothing. Stands after the pattern that the constructor needs. */
  public static final ProviderWord NONE = new ProviderWord("", "");

  public ProviderWord {
    code = cut(code, CODE_LENGTH_MAX);
    text = cut(PERSONAL.matcher(text).replaceAll("***"), TEXT_LENGTH_MAX);
  }

  /** Our reason and the provider's text, for the journal. */
  String after(Reason reason) {
    return reason.word() + (text.isEmpty() ? "" : ": " + text);
  }

  private static String cut(String it, int lengthMax) {
    String printable = it.replaceAll("\\p{Cntrl}", " ").strip();
    if (printable.length() <= lengthMax) {
      return printable;
    }
    int end =
        Character.isHighSurrogate(printable.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
    return printable.substring(0, end);
  }
}
