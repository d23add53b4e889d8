package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient.Happened;
import dev.estorno.app.process.Terminal;
import dev.estorno.app.process.Terminal.Style;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Plays every scene at every provider, then compares rows and effects. */
public final class Demo {
  private static final Duration NOTICES_MAX = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final World world;
  private final Terminal out;

  public Demo(World world, Terminal out) {
    this.world = world;
    this.out = out;
  }

  /**
   * Plays it all.
   *
   * @return whether every line and the comparison were right
   */
  public boolean play() throws IOException {
    long start = System.nanoTime();
    var bill = new Playbill(out);
    var stage = new Stage(world.sandbox(), world.rest(), world.vtex(), bill::line);
    bill.head();
    world.listener().expect(world.rest().register(world.listener().url()));
    for (Cast cast : Cast.ALL) {
      for (Scenes.Scene scene : Scenes.ALL) {
        scene.play(stage, cast);
      }
    }
    long wrong = stage.shots().stream().filter(it -> !it.right()).count();
    List<Row> rows = world.rest().all();
    List<Happened> effects = world.sandbox().effects();
    List<String> complaints = Audit.compare(rows, effects, amounts(effects, rows));
    List<String> untold = untold(rows);
    double seconds = (System.nanoTime() - start) / 1e9;
    tell(stage.shots().size(), wrong, rows, effects, complaints, seconds);
    tell(rows, untold);
    return wrong == 0 && complaints.isEmpty() && untold.isEmpty();
  }

  /** What is wrong with the notices, once they have had a moment to come. */
  private List<String> untold(List<Row> rows) {
    long end = System.nanoTime() + NOTICES_MAX.toNanos();
    List<String> complaints = NoticeAudit.compare(rows, world.listener().heard());
    while (!complaints.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      complaints = NoticeAudit.compare(rows, world.listener().heard());
    }
    return complaints;
  }

  private void tell(List<Row> rows, List<String> untold) {
    untold.forEach(it -> out.line(out.in(Style.BAD, "✗ " + it)));
    String counted =
        "%d rows have ended, %d notices came to the merchant, signed: "
            .formatted(rows.stream().filter(Row::isFinal).count(), world.listener().heard().size());
    out.line(
        untold.isEmpty()
            ? out.in(Style.GOOD, counted + "they agree one by one")
            : out.in(Style.BAD, counted + untold.size() + " do not agree"));
  }

  private void tell(
      int shots,
      long wrong,
      List<Row> rows,
      List<Happened> effects,
      List<String> complaints,
      double seconds) {
    out.line("");
    complaints.forEach(it -> out.line(out.in(Style.BAD, "✗ " + it)));
    out.line(
        "%d lines, %s, %.1f s"
            .formatted(shots, wrong == 0 ? "all right" : wrong + " off", seconds));
    long cancelled = rows.stream().filter(it -> it.state().equals("cancelled")).count();
    String counted =
        "%d rows say cancelled, %d effects at the providers: ".formatted(cancelled, effects.size());
    out.line(
        complaints.isEmpty()
            ? out.in(Style.GOOD, counted + "they agree one by one")
            : out.in(Style.BAD, counted + complaints.size() + " do not agree"));
  }

  private Map<Audit.Payment, Long> amounts(List<Happened> effects, List<Row> rows)
      throws IOException {
    var payments = new ArrayList<Audit.Payment>();
    Stream.concat(
            effects.stream().map(it -> new Audit.Payment(it.provider(), it.reference())),
            rows.stream()
                .filter(it -> it.state().equals("cancelled"))
                .map(it -> new Audit.Payment(it.provider(), it.reference())))
        .distinct()
        .forEach(payments::add);
    Map<Audit.Payment, Long> amounts = new HashMap<>();
    for (Audit.Payment it : payments) {
      amounts.put(it, world.sandbox().amount(it.provider(), it.reference()));
    }
    return amounts;
  }
}
