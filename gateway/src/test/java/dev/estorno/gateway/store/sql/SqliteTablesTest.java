package dev.estorno.gateway.store.sql;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables promise by themselves: no long searches, no doubles, no lost commits. */
class SqliteTablesTest {
  private static final String PAYMENT =
      "cancellation_of_payment (merchant=? AND reference=? AND provider=? AND account=?)";

  @TempDir private Path folder;

  @BeforeEach
  void makeTables() {
    SqliteStore.open(folder).close();
  }

  private Connection writing() throws SQLException {
    return SqliteStore.transactional(SqliteStore.source(folder.resolve("estorno.db"), false));
  }

  private static List<String> column(Connection connection, String sql, String column)
      throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (result.next()) {
        values.add(result.getString(column));
      }
      return values;
    }
  }

  static Stream<Arguments> plans() {
    String one = "sqlite_autoindex_cancellation_1 (merchant=? AND id=?)";
    return Stream.of(
        Arguments.of(
            Moves.DUE_BEFORE_DEADLINE,
            "cancellation_due_before_deadline (merchant=? AND provider=? AND account=?"),
        Arguments.of(
            Moves.DUE,
            "cancellation_due (merchant=? AND provider=? AND account=? AND due_at>? AND due_at<?)"),
        Arguments.of(Dialect.SQLITE.accountsDue(), "INDEX cancellation_due (merchant>?)"),
        Arguments.of(Stocktaking.OPEN, "cancellation_open"),
        Arguments.of(Stocktaking.FLAGGED, "cancellation_for_people"),
        Arguments.of(SqlStore.FIND, one),
        Arguments.of(Moves.MOVE, one),
        Arguments.of(SqlStore.OF_PAYMENT, PAYMENT),
        Arguments.of(Admit.OTHERS_OPEN, PAYMENT),
        Arguments.of(Moves.FIRST_OPEN, PAYMENT),
        Arguments.of(Retire.ENDED, "cancellation_newest (merchant=? AND created_at<?)"),
        Arguments.of(SqlStore.FIND_ARCHIVED, "(merchant=? AND id=?)"),
        Arguments.of(SqlStore.JOURNAL_ARCHIVED, "(merchant=? AND cancellation=?)"),
        Arguments.of(Admit.JOINABLE_ARCHIVED, "cancellation_archive_of_payment"),
        Arguments.of(Admit.JOINABLE, PAYMENT),
        Arguments.of(SqlStore.JOURNAL, "(merchant=? AND cancellation=?)"),
        Arguments.of(Queries.list(Query.all(SHOP, 9)).text(), "cancellation_newest"),
        Arguments.of(
            Queries.list(query(Set.of(State.Kind.CANCELLED), "", false)).text(),
            "cancellation_newest"),
        Arguments.of(
            Queries.list(query(Set.of(State.Kind.QUEUED), "", false)).text(), "cancellation_open"),
        Arguments.of(Queries.list(query(Set.of(), "", true)).text(), "cancellation_for_people"),
        Arguments.of(
            Queries.list(query(Set.of(), "R1", false)).text(),
            "cancellation_of_payment (merchant=? AND reference=?)"));
  }

  private static Query query(Set<State.Kind> states, String reference, boolean attention) {
    return new Query(
        SHOP,
        states,
        "",
        "",
        reference,
        attention,
        Instant.MIN,
        Instant.MAX,
        Optional.of(Given.id("c1")),
        9);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyStatementFindsItsRowsByAnIndex(String sql, String index) throws SQLException {
    try (var connection = writing()) {
      List<String> plan = column(connection, "explain query plan " + sql, "detail");
      assertThat(plan)
          .as(sql)
          .anyMatch(it -> it.contains(index))
          .noneMatch(it -> it.startsWith("USE TEMP B-TREE") && sql.contains("due_at is not null"));
    }
  }

  @Test
  void aCommitWaitsForTheDisk() throws SQLException {
    try (var connection = writing()) {
      assertThat(column(connection, "pragma journal_mode", "journal_mode")).containsExactly("wal");
      assertThat(column(connection, "pragma synchronous", "synchronous"))
          .as("2 is FULL")
          .containsExactly("2");
      assertThat(column(connection, "pragma fullfsync", "fullfsync")).containsExactly("1");
    }
  }

  @Test
  void readersCannotWrite() throws SQLException {
    try (var connection = SqliteStore.source(folder.resolve("estorno.db"), true).getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("delete from journal"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("readonly");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state = 'submitting'", "state = 'manual'", "on_paid = 'refund'"})
  void whatACodingMistakeWouldBreakTheTablesRefuse(String mistake) throws SQLException {
    try (Store store = SqliteStore.open(folder)) {
      store.admit(
          List.of(
              Given.asked(Given.full("c1", Given.PAYMENT), "k1", Given.worker(NOON)),
              Given.asked(Given.full("c2", Given.PAYMENT, OnPaid.REFUSE), "k2")));
    }
    try (var connection = writing();
        var statement = connection.createStatement()) {
      String update = "update cancellation set " + mistake + " where id = 'c2'";
      assertThatThrownBy(() -> statement.executeUpdate(update))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("UNIQUE");
    }
  }
}
