package dev.estorno.gateway.store.sql.outbox;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.DeliveryQuery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.NoticeQuery;
import dev.estorno.gateway.store.sql.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the outbox asks costs the same, however many deliveries are over. */
class OutboxPlanTest {
  private static final Endpoint.Key KEY = new Endpoint.Key(SHOP, "end_1");

  @TempDir private static Path folder;

  @BeforeAll
  static void makeTables() {
    SqliteStore.open(folder).close();
  }

  static Stream<Arguments> plans() {
    String noticeKey = "sqlite_autoindex_notice_1 (merchant=? AND id>? AND id<?)";
    return Stream.of(
        Arguments.of(Deliveries.due(NOON, 9, Set.of(KEY)).text(), "delivery_due (due_at>? AND"),
        Arguments.of(Deliveries.nextDue(Set.of(KEY)).text(), "delivery_due"),
        Arguments.of(Deliveries.HELD_BACK, "delivery_open (merchant=? AND endpoint=?)"),
        Arguments.of(Deliveries.LEAST_TRIED, "delivery_held (merchant=? AND endpoint=?)"),
        Arguments.of(Deliveries.STILL_WAITING, "delivery_open (merchant=? AND endpoint=?)"),
        Arguments.of(Deliveries.WAITING, "delivery_open (merchant=? AND endpoint=?)"),
        Arguments.of(Deliveries.OF_NOTICE, "(merchant=? AND notice=?)"),
        Arguments.of(list(Delivery.State.GIVEN_UP), "delivery_given_up (merchant=? AND endpoint=?"),
        Arguments.of(
            list(Delivery.State.WAITING, Delivery.State.SENDING),
            "delivery_open (merchant=? AND endpoint=?"),
        Arguments.of(Endpoints.TURNS, "endpoint_turn (turn_at>? AND turn_at<?)"),
        Arguments.of(Endpoints.NEXT_TURN, "endpoint_turn"),
        Arguments.of(Notices.list(notices("")).text(), noticeKey),
        Arguments.of(Notices.list(notices("can_1")).text(), "notice_of_cancellation"),
        Arguments.of(Notices.OLD, "sqlite_autoindex_notice_1 (merchant=? AND id<?)"),
        Arguments.of(NoticeWriter.DELIVERIES, "endpoint USING PRIMARY KEY (merchant=?)"),
        Arguments.of(SqlOutbox.STATE, "delivery_open"));
  }

  private static String list(Delivery.State... states) {
    return Deliveries.list(new DeliveryQuery(KEY, Set.of(states), Optional.of("n"), 9)).text();
  }

  private static NoticeQuery notices(String about) {
    return new NoticeQuery(SHOP, Set.of(), about, Instant.MIN, Instant.MAX, Optional.empty(), 9);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyStatementFindsItsRowsByAnIndex(String sql, String index) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("estorno.db"));
        var statement = connection.createStatement();
        var plan = statement.executeQuery("explain query plan " + sql)) {
      List<String> steps = new ArrayList<>();
      while (plan.next()) {
        steps.add(plan.getString("detail"));
      }
      assertThat(steps).as(sql).anyMatch(it -> it.contains(index));
    }
  }
}
