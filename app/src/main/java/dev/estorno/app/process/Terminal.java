package dev.estorno.app.process;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/** Where the program speaks to people: coloured only where colours are wanted and seen. */
public final class Terminal {
  /** How a piece of text is shown. */
  public enum Style {
    GOOD("32"),
    BAD("31"),
    WAITING("33"),
    FAINT("2"),
    STRONG("1");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean coloured;

  public Terminal(PrintStream out, boolean coloured) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.coloured = coloured;
  }

  /** Standard output; coloured on a terminal unless NO_COLOR says no. */
  public static Terminal standard() {
    return new Terminal(System.out, Ansi.AUTO.enabled());
  }

  public void line(String text) {
    out.println(text);
  }

  /** The text in that style, or bare where there are no colours. */
  public String in(Style style, String text) {
    return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }
}
