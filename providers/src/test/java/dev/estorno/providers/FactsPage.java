package dev.estorno.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The facts on a provider's page in the docs are printed from the code. After a change, run with
 * {@code -Destorno.docs=write} to print them anew, and read the difference.
 */
public final class FactsPage {
  private static final Path PAGES = Path.of("..", "docs", "providers");
  private static final String BEGIN = "<!-- drawn from the code: begin -->\n";
  private static final String END = "<!-- drawn from the code: end -->";

  private FactsPage() {}

  /** Fails when the provider's page does not tell its facts as they are. */
  public static void check(Provider provider) throws IOException {
    Path page = PAGES.resolve(provider.name() + ".md");
    String written = Files.readString(page);
    assertThat(written).contains(BEGIN).contains(END);
    String drawn =
        written.substring(0, written.indexOf(BEGIN) + BEGIN.length())
            + text(provider.facts())
            + written.substring(written.indexOf(END));
    if ("write".equals(System.getProperty("estorno.docs"))) {
      Files.writeString(page, drawn);
    }
    assertThat(Files.readString(page)).as("run with -Destorno.docs=write").isEqualTo(drawn);
  }

  static String text(Facts it) {
    String credentials =
        it.credentials().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    String assumed =
        it.assumed().stream().map(one -> "- " + one + "\n").collect(Collectors.joining());
    return """
    ## Facts

    | fact | value |
    |---|---|
    | credentials | %s |
    | the same cancel twice is harmless, by the provider's own word | %s |
    | partial refunds | %s |
    | one call may take | %s |
    | a request without a reply has landed, or never will, after | %s more |
    | calls at once, for each account | %d |
    | calls a second, for each account | %s |
    | deadline | %s |
    | signals are proved by | %s |

    ## Assumed

    The provider's documents are silent here. Please open an issue where you see it do otherwise.

    %s\
    """
        .formatted(
            credentials,
            it.repeatable() ? "yes" : "no",
            partial(it),
            seconds(it.timeout()),
            seconds(it.settle()),
            it.callsAtOnceMax(),
            rate(it.callsPerSecondMax()),
            it.deadline().isEmpty() ? "none is known" : it.deadline(),
            it.signals().isEmpty() ? "there are none" : it.signals(),
            assumed);
  }

  private static String partial(Facts it) {
    if (!it.partial()) {
      return "no";
    }
    return it.partialKey()
        ? "yes, each with a key"
        : "yes, without a key: the sum refunded is recorded before asking";
  }

  private static String rate(double callsPerSecondMax) {
    return callsPerSecondMax == Facts.RATE_UNKNOWN
        ? "no bound is known; a setting may give one"
        : BigDecimal.valueOf(callsPerSecondMax).stripTrailingZeros().toPlainString();
  }

  private static String seconds(Duration it) {
    return it.toSeconds() + " s";
  }
}
