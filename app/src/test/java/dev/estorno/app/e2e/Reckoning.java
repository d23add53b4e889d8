package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.demo.Audit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares, one by one, what happened, what the rows say, and what callers were told. */
final class Reckoning {
  private Reckoning() {}

  /** Holds once every cancel of the stream has ended. */
  static void check(CancelStream stream, URI gateway) throws Exception {
    List<Row> rows = stream.rows(gateway);
    Map<Audit.Payment, Long> amounts = new HashMap<>();
    stream
        .payments()
        .forEach(it -> amounts.put(new Audit.Payment("picpay", it), CancelStream.AMOUNT));
    assertThat(Audit.compare(rows, stream.effects(), amounts)).as("rows and effects").isEmpty();
    assertThat(rows).hasSize(stream.payments().size());
    assertThat(rows).extracting(Row::state).containsOnly("cancelled");
    assertThat(rows.stream().map(Row::reference).distinct())
        .as("one cancellation each")
        .containsExactlyInAnyOrderElementsOf(stream.payments());
    Map<String, String> ends = new HashMap<>();
    rows.forEach(it -> ends.put(it.id(), it.state() + " " + it.effect()));
    stream
        .told()
        .forEach(it -> {
          assertThat(ends).as("what callers were told").containsKey(it.id());
          if (it.isFinal()) {
            assertThat(ends).containsEntry(it.id(), it.state() + " " + it.effect());
          }
        });
  }
}
