package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PostgresStoreTest extends StoreContract {
  @TempDir private static Path folder;
  private static OwnPostgres postgres;
  private static PostgresStore.Server tables;

  /** Making the tables takes longer than most tests: it is done once, and they are emptied. */
  @BeforeAll
  static void makeTables() {
    postgres = OwnPostgres.start(folder);
    tables = postgres.database();
    PostgresStore.open(tables).close();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
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
