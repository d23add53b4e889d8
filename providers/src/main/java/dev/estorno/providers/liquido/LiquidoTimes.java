package dev.estorno.providers.liquido;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Liquido's times: {@code 2022-06-02 11:45:44 GMT+08:00}, the same with {@code GMT-08:00} or
 * another offset, and on newer pages {@code UTC}. Without an offset it is no time.
 */
final class LiquidoTimes {
  // What is checked here can be resolved: only then nothing is thrown below.
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4}-(?:0\\d|1[0-2])-[0-3]\\d) ((?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d)"
              + " (?:GMT|UTC)([+-](?:0\\d|1[0-7]):[0-5]\\d)?");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.LENIENT);

  private LiquidoTimes() {}

  static Optional<Instant> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    ZoneOffset offset =
        Optional.ofNullable(form.group(3)).map(ZoneOffset::of).orElse(ZoneOffset.UTC);
    return Optional.of(
        LocalDateTime.parse(form.group(1) + " " + form.group(2), LOCAL).toInstant(offset));
  }
}
