package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder);
  }
}
