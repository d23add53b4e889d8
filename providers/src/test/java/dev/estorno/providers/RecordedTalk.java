package dev.estorno.providers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One talk with a provider as it was written down, one line each: what is to be done, what is asked
 * (&gt;), what is replied (&lt;), and what it comes to (=). Talks are parted by blank lines.
 *
 * <pre>
 * # where it is taken from
 * cancel 102030 whole refund
 * > GET /payments/102030/status
 * < 200 {"referenceId":"102030","status":"expired"}
 * = done voided 102030
 * </pre>
 *
 * A part is written {@code part=250}, in minor units, or {@code part=250,before=100} with the sum
 * refunded before. A deadline that is known follows at the end, {@code until=2026-11-21T01:00:00Z}.
 * A credential has its own name for a value, as in documents: {@code ACCOUNT_KEY}.
 */
public record RecordedTalk(String title, List<String> lines) {

  /** The talks in a file of the test resources. */
  public static List<RecordedTalk> in(String resource) {
    try (var stream = RecordedTalk.class.getResourceAsStream(resource)) {
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new AssertionError("cannot read " + resource, broken);
    }
  }

  /** The talks in a text. */
  static List<RecordedTalk> read(String text) {
    return Arrays.stream(text.split("\n\n+"))
        .map(String::strip)
        .filter(it -> it.lines().anyMatch(line -> !line.startsWith("#")))
        .map(RecordedTalk::of)
        .toList();
  }

  private static RecordedTalk of(String text) {
    return new RecordedTalk(
        text.lines().filter(it -> it.startsWith("#")).findFirst().orElse("# no title").substring(2),
        text.lines().filter(it -> !it.startsWith("#")).toList());
  }

  /** The same with a name that stands for a value replaced by it. */
  public RecordedTalk with(String name, String value) {
    return new RecordedTalk(title, lines.stream().map(it -> it.replace(name, value)).toList());
  }

  /** Plays it again: the connector asks the same, and comes to the same. */
  public void check(Provider provider) {
    var asked = new ArrayList<String>();
    Replay replay = Replay.of(begin(provider), at('<').map(RecordedTalk::reply).toList());
    replay.asked().stream().map(RecordedTalk::written).forEach(asked::add);
    assertThat(asked).as(title).isEqualTo(at('>').toList());
    assertThat(Said.by(replay.answer())).as(title).isEqualTo(at('=').findFirst().orElseThrow());
  }

  /** What follows the mark on every line that bears it. */
  public Stream<String> at(char mark) {
    return lines.stream().filter(it -> it.charAt(0) == mark).map(it -> it.substring(2));
  }

  private Talk begin(Provider provider) {
    String[] words = lines.getFirst().split(" ");
    Cancellation asked = cancellation(provider, words[1], words[2], words[3]);
    Cancellation it =
        words.length < 5
            ? asked
            : Samples.until(Instant.parse(words[4].replace("until=", "")), asked);
    Map<String, Secret> credentials =
        provider.facts().credentials().stream()
            .collect(toMap(identity(), name -> new Secret(name.toUpperCase(Locale.ROOT))));
    Account account =
        new Account(
            it.merchant(), provider.name(), it.payment().account(), URI.create(""), credentials);
    return switch (words[0]) {
      case "cancel" -> provider.cancel(it, account);
      case "look-up" -> provider.lookUp(it, account);
      default -> throw new AssertionError("cancel or look-up: " + lines.getFirst());
    };
  }

  private static Cancellation cancellation(
      Provider provider, String reference, String extent, String onPaid) {
    String[] parts = extent.split("[=,]");
    return Samples.held(
        provider.name().text(),
        reference,
        parts.length == 1 ? Extent.full() : Extent.part(Money.brl(Long.parseLong(parts[1]))),
        OnPaid.valueOf(onPaid.toUpperCase(Locale.ROOT)),
        parts.length < 4
            ? Baseline.unmeasured()
            : Baseline.refundedSoFar(Money.brl(Long.parseLong(parts[3]))));
  }

  private static Reply reply(String line) {
    String[] parts = line.split(" ", 2);
    return Samples.json(Integer.parseInt(parts[0]), parts.length == 1 ? "" : parts[1]);
  }

  private static String written(Request it) {
    return (it.method() + " " + it.path() + " " + it.body().text()).strip();
  }
}
