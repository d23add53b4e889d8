package dev.estorno.app.chaos;

import dev.estorno.app.client.SandboxClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What falls on the gateway while it works. Every stroke is told, for whoever reads the run. */
final class Storm {
  /** Longer than the lease of a talk, so that the others take up what a frozen node held. */
  private static final long FROZEN_SECONDS = 10;

  private static final List<String> PROVIDERS = List.of("letpay", "liquido", "picpay", "qitech");

  /** Lies and losses, each on its part of the requests; with and without the effect done. */
  private static final List<String> LIES =
      List.of(
          "drop_request",
          "drop_reply",
          "status:500",
          "status_after:500",
          "status:429",
          "garbage",
          "delay:PT0.5S",
          "delay_reply:PT1.5S",
          "refuse_connection");

  private final Fleet fleet;
  private final SandboxClient sandbox;
  private final Random chance;
  private final CountDownLatch over;
  private final List<String> strokes = new ArrayList<>();

  Storm(Fleet fleet, SandboxClient sandbox, Random chance, CountDownLatch over) {
    this.fleet = fleet;
    this.sandbox = sandbox;
    this.chance = chance;
    this.over = over;
  }

  /** One provider hangs for good, the others lie now and then. */
  void gather() throws IOException {
    String hanging = PROVIDERS.get(chance.nextInt(PROVIDERS.size()));
    var faults = new ArrayList<String>();
    faults.add("{\"provider\":\"%s\",\"fault\":\"hang\"}".formatted(hanging));
    for (String it : LIES) {
      faults.add("{\"provider\":\"*\",\"fault\":\"%s\",\"probability\":0.03}".formatted(it));
    }
    sandbox.faults(faults.toString());
    told(hanging + " hangs");
  }

  /** The sky clears: providers answer as they should. */
  void clear() throws IOException {
    sandbox.faults("[]");
  }

  void kill() throws Exception {
    int node = chance.nextInt(fleet.size());
    told("node " + node + " is killed");
    fleet.killAndStart(node);
  }

  void freeze() throws Exception {
    int node = chance.nextInt(fleet.size());
    told("node " + node + " freezes");
    fleet.freeze(node);
    try {
      pause(FROZEN_SECONDS * 1_000);
    } finally {
      fleet.thaw(node);
    }
  }

  /** A moment of peace between two strokes. */
  void pause(long millisMax) throws InterruptedException {
    over.await(millisMax, TimeUnit.MILLISECONDS);
  }

  void told(String stroke) {
    System.out.println("  " + stroke);
    strokes.add(stroke);
  }

  /** How many strokes there were of this kind. */
  long count(String kind) {
    return strokes.stream().filter(it -> it.contains(kind)).count();
  }
}
