package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(300)
@ExtendWith(OwnPostgres.Shared.class)
class PostgresStoreTest extends StoreContract {
  private static OwnPostgres postgres;
  private static PostgresStore.Server tables;

  /** Making the tables takes longer than most tests: it is done once, and they are emptied. */
  @BeforeAll
  static void makeTables(OwnPostgres shared) {
    postgres = shared;
    tables = postgres.database();
    PostgresStore.open(tables).close();
  }

  @Override
  protected Store open() {
    OwnPostgres.clear(tables);
    return PostgresStore.connect(tables);
  }

  @Nested
  class Differing extends StoreDifferenceTest {
    @Override
    Store open(String name) {
      return PostgresStoreTest.this.open();
    }
  }

  @Test
  void aCommitWaitsForTheDisk() throws SQLException {
    assertThat(postgres.settings("fsync", "synchronous_commit", "full_page_writes"))
        .containsExactly("on", "on", "on");
  }
}
