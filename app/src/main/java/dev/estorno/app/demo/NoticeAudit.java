package dev.estorno.app.demo;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.demo.Listener.Heard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a gateway says with what it told, one by one: each row that has ended needs a
 * notice of its own that says so, signed, and no notice may say what no row does.
 */
public final class NoticeAudit {
  private static final String ABOUT = "cancellation.";
  private static final Set<String> ENDS = Set.of(ABOUT + "cancelled", ABOUT + "refused");

  private NoticeAudit() {}

  /** What is off, in sentences; empty when all is right. */
  public static List<String> compare(List<Row> rows, Collection<Heard> heard) {
    var complaints = new ArrayList<String>();
    Map<String, Integer> told = new LinkedHashMap<>();
    for (Heard it : heard) {
      if (!it.signed()) {
        complaints.add("notice " + it.id() + " is not signed as it must be");
      }
      if (ENDS.contains(it.type())) {
        told.merge(it.cancellation() + " " + it.type().substring(ABOUT.length()), 1, Integer::sum);
      }
    }
    for (Row row : rows) {
      String end = row.id() + " " + row.state();
      if (row.isFinal() && told.merge(end, -1, Integer::sum) < 0) {
        complaints.add(end + ", and no notice says so");
      }
    }
    told.forEach((end, left) -> {
      if (left > 0) {
        complaints.add(left + " notices too many say " + end);
      }
    });
    return complaints;
  }
}
