package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PostgresDifferenceTest extends StoreDifferenceTest {
  @TempDir private static Path folder;
  private static OwnPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = OwnPostgres.start(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  Store open(String name) {
    return PostgresStore.open(postgres.database());
  }
}
