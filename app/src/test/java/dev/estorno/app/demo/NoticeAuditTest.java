package dev.estorno.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.demo.Listener.Heard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeAuditTest {
  private static final List<Row> ROWS =
      List.of(row("1", "cancelled"), row("2", "refused"), row("3", "manual"));
  private static final Heard ONE = heard("n1", "cancelled", "1");
  private static final Heard TWO = heard("n2", "refused", "2");
  private static final Heard CALL = heard("n3", "manual", "3");

  @Test
  void agreesOneByOne() {
    assertThat(NoticeAudit.compare(ROWS, List.of(ONE, TWO, CALL))).isEmpty();
  }

  @Test
  void findsWhatWasNotTold() {
    assertThat(NoticeAudit.compare(ROWS, List.of(ONE, CALL)))
        .containsExactly("2 refused, and no notice says so");
  }

  @Test
  void findsWhatWasToldTwiceOrWrongly() {
    List<Heard> heard = List.of(ONE, heard("n4", "cancelled", "1"), heard("n5", "cancelled", "2"));
    assertThat(NoticeAudit.compare(ROWS, heard))
        .containsExactlyInAnyOrder(
            "2 refused, and no notice says so",
            "1 notices too many say 1 cancelled",
            "1 notices too many say 2 cancelled");
  }

  @Test
  void findsWhatIsNotSigned() {
    var forged = new Heard("n2", "cancellation.refused", "2", false);
    assertThat(NoticeAudit.compare(ROWS, List.of(ONE, forged)))
        .containsExactly("notice n2 is not signed as it must be");
  }

  private static Row row(String id, String state) {
    return new Row(id, state, "", "picpay", "p" + id, Optional.empty(), "");
  }

  private static Heard heard(String id, String what, String cancellation) {
    return new Heard(id, "cancellation." + what, cancellation, true);
  }
}
