package dev.estorno.app.demo;

import dev.estorno.app.demo.Shot.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is played at every provider. Each scene puts a payment of its own. */
final class Scenes {
  /** One scene; shows one line or more. */
  interface Scene {
    void play(Stage stage, Cast cast) throws IOException;
  }

  static final List<Scene> ALL =
      List.of(
          Scenes::unpaid,
          Scenes::paid,
          Scenes::cashback,
          Scenes::part,
          Scenes::leaveThePaidAlone,
          Scenes::unknown,
          Scenes::balanceTooLow,
          Trouble::replyLost,
          Trouble::errorAfterActing,
          Trouble::errorWithoutActing,
          Trouble::manyAtOnce,
          VtexScenes::unpaid,
          VtexScenes::paid,
          VtexScenes::unknown,
          VtexScenes::replyLost);

  static final String REST = "REST";
  static final long AMOUNT = 2051;
  private static final long CASHBACK = 205;
  private static final long PART = 700;
  private static final Duration A_LITTLE = Duration.ofSeconds(2);

  private Scenes() {}

  private static void unpaid(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.unpaid(), AMOUNT, 0);
    var ask = stage.byRest(stage.all(cast, payment));
    Answer first = stage.show(REST, cast, "never paid", payment, ask, voided(cast));
    var again = stage.sameAs(first, stage.byRest(stage.all(cast, payment)));
    stage.show(REST, cast, "  again, another key", payment, again, voided(cast));
  }

  private static void paid(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), AMOUNT, 0);
    ObjectNode body = stage.all(cast, payment);
    String key = stage.nextRequest();
    var ask = stage.byRest(body, key, Stage.PATIENCE);
    Answer first = stage.show(REST, cast, "paid", payment, ask, refunded(cast));
    var again = stage.sameAs(first, ask);
    stage.show(REST, cast, "  again, same key", payment, again, refunded(cast));
  }

  private static void cashback(Stage stage, Cast cast) throws IOException {
    if (!cast.cashback()) {
      return;
    }
    String payment = stage.payment(cast, cast.paid(), AMOUNT, CASHBACK);
    var ask = stage.byRest(stage.all(cast, payment));
    stage.show(REST, cast, "paid, with cashback", payment, ask, refunded(cast));
  }

  private static void part(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), AMOUNT, 0);
    ObjectNode part = stage.all(cast, payment).put("amount", PART);
    var wanted = new Wanted("201 cancelled", "refunded", cast.partly());
    stage.show(REST, cast, "paid, part of it", payment, stage.byRest(part), wanted);
    if (cast.tellsTheRest()) {
      var rest = stage.byRest(stage.all(cast, payment));
      stage.show(REST, cast, "  and the rest", payment, rest, refunded(cast));
    }
  }

  private static void leaveThePaidAlone(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), AMOUNT, 0);
    ObjectNode body = stage.all(cast, payment).put("on_paid", "refuse");
    var wanted = new Wanted("201 refused, already_settled", "", cast.paid());
    stage.show(REST, cast, "paid, on_paid: refuse", payment, stage.byRest(body), wanted);
  }

  private static void unknown(Stage stage, Cast cast) throws IOException {
    var ask = stage.byRest(stage.all(cast, cast.unknown()));
    var wanted = new Wanted("201 refused, payment_not_found", "", "");
    stage.show(REST, cast, "unknown payment", cast.unknown(), ask, wanted);
  }

  private static void balanceTooLow(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), AMOUNT, 0);
    stage.merchantBalance(cast, 0);
    ObjectNode body = stage.all(cast, payment);
    String key = stage.nextRequest();
    var waits = new Wanted("202 queued", "", cast.paid());
    stage.show(
        REST, cast, "shop's balance too low", payment, stage.byRest(body, key, A_LITTLE), waits);
    stage.merchantBalance(cast, 100 * AMOUNT);
    var later = stage.byRest(body, key, Stage.PATIENCE);
    stage.show(REST, cast, "  money came in", payment, later, refunded(cast));
  }

  static Wanted voided(Cast cast) {
    return new Wanted("201 cancelled", "voided", cast.voided());
  }

  static Wanted refunded(Cast cast) {
    return new Wanted("201 cancelled", "refunded", cast.refunded());
  }
}
