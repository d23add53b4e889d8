package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDifferenceTest extends StoreDifferenceTest {
  @TempDir private Path folder;

  @Override
  Store open(String name) {
    return SqliteStore.open(folder.resolve(name));
  }
}
