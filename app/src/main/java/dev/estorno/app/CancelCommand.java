package dev.estorno.app;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.Web;
import dev.estorno.app.process.Failure;
import dev.estorno.app.process.Terminal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code estorno cancel}: one cancellation, asked for by a person who waits for the end. */
@Command(
    name = "cancel",
    description = "Cancels one payment through a gateway, and says how it ended.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:cancelled",
      "1:it could not be asked for",
      "2:wrong usage",
      "3:refused",
      "4:not over yet, or a person must look"
    })
final class CancelCommand implements Callable<Integer> {
  static final int REFUSED = 3;
  static final int NOT_OVER = 4;
  private static final int SENT_MAX = 3;
  private static final Duration WAIT_PER_REQUEST_MAX = Duration.ofSeconds(30);

  @Parameters(index = "0", description = "Who holds the payment, such as picpay.")
  private String provider = "";

  @Parameters(index = "1", description = "The provider's own reference of the payment.")
  private String reference = "";

  @Option(names = "--account", description = "Which account there, if there are several.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--amount", description = "Only this much, in minor units: 100 is R$ 1.00.")
  private Optional<Long> amount = Optional.empty();

  @Option(
      names = "--on-paid",
      paramLabel = "refund|refuse",
      description = "What to do if it was paid (refund).")
  private Optional<String> onPaid = Optional.empty();

  @Option(names = "--reason", description = "Kept with the cancellation.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = "--url",
      defaultValue = "${env:ESTORNO_URL:-http://127.0.0.1:8080}",
      description = "The gateway (ESTORNO_URL, or http://127.0.0.1:8080).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      defaultValue = "${env:ESTORNO_KEY:-dev-key}",
      description = "The API key (ESTORNO_KEY, or dev-key).")
  private String key = "";

  @Option(
      names = "--idempotency-key",
      description = "Repeat an earlier request under its key; otherwise a new one is made.")
  private String idempotencyKey = UUID.randomUUID().toString();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the end (${DEFAULT-VALUE}).")
  private int waitSeconds;

  @Override
  public Integer call() {
    Terminal out = Terminal.standard();
    long start = System.nanoTime();
    try (var gateway = new RestClient(url, key)) {
      Row row = ask(gateway);
      out.line(sentence(out, row) + "  " + row.id() + "  " + millisSince(start) + " ms");
      return exitCode(row);
    } catch (ConnectException nobody) {
      throw new Failure("no gateway answers at " + url + "; start one with: ./estorno serve");
    } catch (IOException lost) {
      throw new Failure(
          "no answer from "
              + url
              + "; the request may have been taken in. To ask again without asking twice, add"
              + " --idempotency-key "
              + idempotencyKey);
    }
  }

  /** Repeats the request under one key until it is over: each repetition waits, and asks nobody. */
  private Row ask(RestClient gateway) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    int lost = 0;
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      try {
        Web.Told told = gateway.cancel(body(), idempotencyKey, shorter(left));
        if (told.status() / 100 != 2) {
          throw new Failure(complaint(told));
        }
        Row row = RestClient.row(told);
        if (row.rests() || left.isZero()) {
          return row;
        }
      } catch (IOException away) {
        if (++lost == SENT_MAX) {
          throw away;
        }
      }
    }
  }

  private ObjectNode body() {
    ObjectNode body = Web.JSON.createObjectNode();
    body.put("provider", provider).put("reference", reference);
    account.ifPresent(it -> body.put("account", it));
    amount.ifPresent(it -> body.put("amount", it));
    onPaid.ifPresent(it -> body.put("on_paid", it));
    reason.ifPresent(it -> body.put("reason", it));
    return body;
  }

  /** In whole seconds, and at least one while there is time left: the door knows no less. */
  private static Duration shorter(Duration left) {
    Duration seconds = Duration.ofSeconds(left.plusMillis(999).toSeconds());
    return seconds.compareTo(WAIT_PER_REQUEST_MAX) < 0 ? seconds : WAIT_PER_REQUEST_MAX;
  }

  private static String complaint(Web.Told told) {
    String detail = told.text("detail");
    String remedy = told.text("remedy");
    return "the gateway answers "
        + told.status()
        + (detail.isEmpty() ? "" : ": " + detail)
        + (remedy.isEmpty() ? "" : "; " + remedy);
  }

  private static String sentence(Terminal out, Row row) {
    return switch (row.state()) {
      case "cancelled" -> out.in(Terminal.Style.GOOD, "cancelled: " + row.effect());
      case "refused" -> out.in(Terminal.Style.BAD, "refused: " + row.reason());
      case "manual" -> out.in(Terminal.Style.BAD, "a person must look: " + row.reason());
      default -> out.in(Terminal.Style.WAITING, "not over yet: " + row.state());
    };
  }

  private static int exitCode(Row row) {
    return switch (row.state()) {
      case "cancelled" -> 0;
      case "refused" -> REFUSED;
      default -> NOT_OVER;
    };
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
