package dev.estorno.gateway.store.sql;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.PAYMENT;
import static dev.estorno.gateway.store.Given.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Cancellation;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SqliteFolderTest {
  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("a folder").resolve("that is new");
  }

  /** Does something to the database behind the store's back. */
  private void tamper(String sql) throws SQLException {
    String url = "jdbc:sqlite:" + folder().resolve("estorno.db");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Admission admit(Store store, String id) {
    return store.admit(List.of(Given.asked(Given.full(id, PAYMENT)))).getFirst();
  }

  @Test
  void whatWasWrittenIsThereWhenTheFolderIsOpenedAgain() {
    Cancellation ended;
    try (Store store = SqliteStore.open(folder())) {
      admit(store, "c1");
      var claimed = store.claim(NOON, Given.ofEach(store, 9), Given.worker(NOON)).getFirst();
      store.save(List.of(Given.voided(claimed.after())));
      ended = store.find(SHOP, Given.id("c1")).orElseThrow().cancellation();
    }

    try (Store store = SqliteStore.open(folder())) {
      assertThat(store.find(SHOP, Given.id("c1")).orElseThrow().cancellation()).isEqualTo(ended);
      assertThat(store.journal(SHOP, Given.id("c1"))).hasSize(3);
      assertThat(admit(store, "c2")).isInstanceOf(Admission.Known.class);
    }
  }

  @Test
  void aFolderServesOneStoreAtATime() {
    try (Store store = SqliteStore.open(folder())) {
      assertThatThrownBy(() -> SqliteStore.open(folder()))
          .isInstanceOf(StoreDown.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());

      assertThat(admit(store, "c1")).as("the first goes on").isInstanceOf(Admission.Fresh.class);
    }
    SqliteStore.open(folder()).close();
  }

  @Test
  void aFolderServesOneProcessAtATime() throws Exception {
    Process other = OtherProcess.start(folder(), "other");
    try (var lines = other.inputReader()) {
      assertThat(lines.readLine()).as("it is at work").endsWith(" .");

      assertThatThrownBy(() -> SqliteStore.open(folder()))
          .isInstanceOf(StoreDown.class)
          .hasMessageContaining("the data folder " + folder())
          .hasMessageContaining("is in use by process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    SqliteStore.open(folder()).close();
  }

  @Test
  void aProcessThatFindsTheFolderTakenSaysSo() throws Exception {
    try (Store store = SqliteStore.open(folder())) {
      Process other = OtherProcess.start(folder(), "other");
      try (var lines = other.inputReader()) {
        assertThat(lines.readLine()).contains("is in use by process");
      } finally {
        other.destroyForcibly().waitFor();
      }
      assertThat(admit(store, "c1")).isInstanceOf(Admission.Fresh.class);
    }
  }

  @Test
  void theTablesOfANewerProgramAreLeftAlone() throws Exception {
    SqliteStore.open(folder()).close();
    tamper(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time,
           success)
        values (1000, '1000', 'of tomorrow', 'SQL', 'V1000__of_tomorrow.sql', '', 1, 1)\
        """);

    assertThatThrownBy(() -> SqliteStore.open(folder()))
        .isInstanceOf(StoreDown.class)
        .hasMessageContaining("preparing the tables");
    assertThatThrownBy(() -> SqliteStore.open(folder()))
        .as("the folder was let go of")
        .hasMessageContaining("preparing the tables");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Files.createFile(parent.resolve("a folder"));

    assertThatThrownBy(() -> SqliteStore.open(folder()))
        .isInstanceOf(StoreDown.class)
        .hasMessageContaining(folder().toString());
  }

  @Test
  void aWriteThatFailsHalfWayLeavesNothingAndTheNextSucceeds() throws Exception {
    try (Store store = SqliteStore.open(folder())) {
      tamper("alter table journal rename to hidden");

      assertThatThrownBy(() -> admit(store, "c1"))
          .isInstanceOf(StoreDown.class)
          .hasMessage("taking cancellations in");
      assertThatThrownBy(() -> store.journal(SHOP, Given.id("c1")))
          .isInstanceOf(StoreDown.class)
          .hasMessage("reading a journal");
      assertThat(store.list(Query.all(SHOP, 9))).isEmpty();

      tamper("alter table hidden rename to journal");
      assertThat(admit(store, "c1")).isInstanceOf(Admission.Fresh.class);
      assertThat(store.journal(SHOP, Given.id("c1"))).hasSize(1);
    }
  }

  @Test
  void aRowThatCannotBeReadBackIsToldWithoutWhatIsInIt() throws Exception {
    try (Store store = SqliteStore.open(folder())) {
      admit(store, "c1");
      tamper("update cancellation set state_detail = '{\"attempts\":\"secret\"}'");

      assertThatThrownBy(() -> store.find(SHOP, Given.id("c1")))
          .isInstanceOf(StoreDown.class)
          .hasMessage("finding a cancellation")
          .cause()
          .hasMessage("a stored row cannot be read back");
    }
  }

  @Test
  void aClosedStoreSaysSo() {
    Store store = SqliteStore.open(folder());
    store.close();

    assertThatThrownBy(() -> admit(store, "c1")).isInstanceOf(StoreDown.class);
    assertThatThrownBy(() -> store.find(SHOP, Given.id("c1"))).isInstanceOf(StoreDown.class);
  }
}
