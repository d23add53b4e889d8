package dev.estorno.app.demo;

import dev.estorno.app.demo.Shot.Wanted;
import java.io.IOException;

/** Scenes in which VTEX cancels, as it cancels at a payment provider. */
final class VtexScenes {
  private static final String VTEX = "VTEX";

  private VtexScenes() {}

  static void unpaid(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.unpaid(), Scenes.AMOUNT, 0);
    var ask = stage.byVtex(cast, payment, stage.nextRequest());
    var wanted = new Wanted("200 cancelled", "voided", cast.voided());
    Answer first = stage.show(VTEX, cast, "never paid", payment, ask, wanted);
    var again = stage.sameAs(first, ask);
    stage.show(VTEX, cast, "  again, same requestId", payment, again, wanted);
  }

  static void paid(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), Scenes.AMOUNT, 0);
    var ask = stage.byVtex(cast, payment, stage.nextRequest());
    var wanted = new Wanted("200 cancelled", "refunded", cast.refunded());
    Answer first = stage.show(VTEX, cast, "paid", payment, ask, wanted);
    var again = stage.sameAs(first, stage.byVtex(cast, payment, stage.nextRequest()));
    stage.show(VTEX, cast, "  again, new requestId", payment, again, wanted);
  }

  static void unknown(Stage stage, Cast cast) throws IOException {
    var ask = stage.byVtex(cast, cast.unknown(), stage.nextRequest());
    var wanted = new Wanted("500 payment-not-found", "", "");
    stage.show(VTEX, cast, "unknown payment", cast.unknown(), ask, wanted);
  }

  static void replyLost(Stage stage, Cast cast) throws IOException {
    String payment = stage.payment(cast, cast.paid(), Scenes.AMOUNT, 0);
    stage.faultOnce(cast, cast.refunding(), "drop_reply");
    var ask = stage.byVtex(cast, payment, stage.nextRequest());
    var wanted = new Wanted("200 cancelled", "refunded", cast.refunded());
    stage.show(VTEX, cast, "done, reply lost", payment, ask, wanted);
  }
}
