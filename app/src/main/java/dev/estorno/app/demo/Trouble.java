package dev.estorno.app.demo;

import dev.estorno.app.demo.Shot.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.ObjectNode;

/** Scenes in which something goes wrong on the way. */
final class Trouble {
  /** The operation that voids, by the sandbox's name for it at every provider. */
  private static final String CANCEL = "cancel";

  private static final int CALLERS = 16;
  private static final Duration A_LITTLE = Duration.ofSeconds(1);

  /** Longer than a request without a reply may still be travelling, at any provider. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  private Trouble() {}

  static void replyLost(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), Scenes.AMOUNT, 0);
    stage.faultOnce(cast, cast.refunding(), "drop_reply");
    var ask = stage.byRest(stage.all(cast, payment));
    stage.show(Scenes.REST, cast, "done, reply lost", payment, ask, Scenes.refunded(cast));
  }

  static void errorAfterActing(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.unpaid(), Scenes.AMOUNT, 0);
    stage.faultOnce(cast, CANCEL, "status_after:500");
    var ask = stage.byRest(stage.all(cast, payment));
    stage.show(Scenes.REST, cast, "done, yet says 500", payment, ask, Scenes.voided(cast));
  }

  /** "Still live" proves nothing until the request without a reply must have landed. */
  static void errorWithoutActing(Stage stage, Cast cast) throws IOException {
    if (!cast.patient()) {
      return;
    }
    String payment = stage.payment(cast, cast.unpaid(), Scenes.AMOUNT, 0);
    stage.faultOnce(cast, CANCEL, "status:500");
    ObjectNode body = stage.all(cast, payment);
    String key = stage.nextRequest();
    var doubt = new Wanted("202 in_doubt", "", cast.unpaid());
    var ask = stage.byRest(body, key, A_LITTLE);
    stage.show(Scenes.REST, cast, "not done, says 500", payment, ask, doubt);
    stage.letTimePass(LONG_ENOUGH);
    var later = stage.byRest(body, key, Stage.PATIENCE);
    stage.show(Scenes.REST, cast, "  five minutes later", payment, later, Scenes.voided(cast));
  }

  static void manyAtOnce(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), Scenes.AMOUNT, 0);
    var asks = new ArrayList<Stage.Ask>();
    for (int i = 0; i < CALLERS; i++) {
      asks.add(stage.byRest(stage.all(cast, payment)));
    }
    stage.show(
        Scenes.REST,
        cast,
        CALLERS + " callers at once",
        payment,
        () -> theOneAnswer(asks),
        Scenes.refunded(cast));
  }

  /** What all were told; if they were not told the same, words that nobody wanted. */
  private static Answer theOneAnswer(List<Stage.Ask> asks) throws IOException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Answer>();
      for (Future<Answer> it : callers.invokeAll(asks.stream().map(Trouble::call).toList())) {
        answers.add(it.get());
      }
      var different = answers.stream().distinct().toList();
      return different.size() == 1
          ? different.getFirst()
          : new Answer(0, different.size() + " different answers", "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }

  private static Callable<Answer> call(Stage.Ask ask) {
    return ask::ask;
  }
}
