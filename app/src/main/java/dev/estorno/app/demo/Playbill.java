package dev.estorno.app.demo;

import dev.estorno.app.process.Terminal;
import dev.estorno.app.process.Terminal.Style;
import java.util.Locale;

/** The demo's table. A line is printed as soon as it has been played, so the widths are given. */
final class Playbill {
  private static final String FORMAT = "%-6s %-8s %-23s %-18s %-34s %-8s %-18s %6s";
  private final Terminal out;

  Playbill(Terminal out) {
    this.out = out;
  }

  void head() {
    String head =
        String.format(
            FORMAT, "CALLER", "PROVIDER", "CASE", "BEFORE", "ANSWER", "EFFECT", "AFTER", "MS");
    out.line("  " + out.in(Style.STRONG, head));
  }

  void line(Shot it) {
    // Colours are put in once the widths are right: they count as letters for the formatter.
    String line =
        String.format(
            Locale.ROOT,
            FORMAT,
            it.caller(),
            it.provider(),
            it.what(),
            orDash(it.before()),
            it.answer().shown(),
            orDash(it.effect()),
            orDash(it.after()),
            it.millis());
    if (it.right()) {
      out.line(out.in(Style.GOOD, "✓") + " " + line);
      return;
    }
    out.line(out.in(Style.BAD, "✗ " + line));
    Shot.Wanted wanted = it.wanted();
    out.line(
        "  wanted: "
            + wanted.answer()
            + " | "
            + orDash(wanted.effect())
            + " | "
            + orDash(wanted.after()));
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
