package dev.estorno.gateway.store.sql;

import static dev.estorno.gateway.store.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a claim costs beside one account's large backlog and a long history: counted in the pages
 * that the server touches, with and without statistics.
 */
@Timeout(120)
@ExtendWith(OwnPostgres.Shared.class)
class PostgresPlanTest {
  private static final int PAGES_MAX = 60;

  private static final String ROWS =
      """
      insert into cancellation
      select 'shop', %1$s || i, 'pay-' || %1$s || i, 'picpay', %2$s, 1, null, null, 'refund',
             %3$s, %4$s, '{}', %5$s, 0, 0, 1, '', '{}'
        from generate_series(1, %6$d) i
      """;

  private static PostgresStore.Server tables;

  @BeforeAll
  static void fill(OwnPostgres postgres) {
    tables = postgres.database();
    PostgresStore.open(tables).close();
    String due = "" + Times.micros(NOON.minusSeconds(9));
    String later = "" + Times.micros(NOON.plusSeconds(9));
    insert("'hung-'", "'hung'", due, "'queued'", due, 5_000);
    insert("'slow-'", "'slow'", "null", "'queued'", due, 5_000);
    insert("'few-'", "'few'", "null", "'queued'", due, 3);
    insert("'urgent-'", "'few'", due, "'queued'", due, 3);
    insert("'next-'", "'few'", "null", "'queued'", later, 3);
    insert("'over-'", "'few'", "null", "'cancelled'", "null", 5_000);
    insert("'account-'", "'account-' || i", "null", "'queued'", due, 5);
  }

  private static void insert(
      String name, String account, String deadline, String state, String due, int count) {
    OwnPostgres.execute(tables, ROWS.formatted(name, account, deadline, state, due, count));
  }

  /** Those without a deadline are asked for only where few have one. */
  static Stream<Arguments> claims() {
    return Stream.concat(
        Stream.of("few", "hung", "slow", "account-3", "no such")
            .map(it -> Arguments.of(Moves.DUE_BEFORE_DEADLINE, it)),
        Stream.of("few", "slow", "account-3", "no such").map(it -> Arguments.of(Moves.DUE, it)));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void aClaimTouchesLittleMoreThanItTakes(String text, String account) throws SQLException {
    String claim = text + Dialect.POSTGRES.skipLocked();
    for (Object it : List.of("shop", "picpay", account, Times.micros(NOON), 3)) {
      claim = claim.replaceFirst("\\?", it instanceof String ? "'" + it + "'" : "" + it);
    }
    assertCheap(claim);
  }

  @Test
  void whichAccountsHaveAnythingDueIsFoundByHopping() throws SQLException {
    assertCheap(Dialect.POSTGRES.accountsDue());
  }

  private static void assertCheap(String sql) throws SQLException {
    for (String before : List.of("select 1", "analyze cancellation")) {
      OwnPostgres.execute(tables, before);
      try (Connection connection = OwnPostgres.connection(tables)) {
        List<String> plan = lines(connection, "explain (analyze, buffers) " + sql);
        assertThat(plan).noneMatch(it -> it.contains("Seq Scan") || it.contains("Sort"));
        assertThat(pages(plan)).as(String.join("\n", plan)).isLessThan(PAGES_MAX);
      }
    }
  }

  private static List<String> lines(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (result.next()) {
        lines.add(result.getString(1));
      }
      return lines;
    }
  }

  /** The first line of its kind counts for the whole plan. */
  private static int pages(List<String> plan) {
    String first = plan.stream().filter(it -> it.contains("Buffers: ")).findFirst().orElseThrow();
    return Pattern.compile("(hit|read)=(\\d+)")
        .matcher(first)
        .results()
        .map((MatchResult it) -> it.group(2))
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
