package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private static Path empty;
  @TempDir private Path folder;

  @Nested
  class Differing extends StoreDifferenceTest {
    @Override
    Store open(String name) {
      return SqliteStore.open(folder.resolve(name));
    }
  }

  /** Making the tables takes longer than most tests: it is done once, and copied. */
  @BeforeAll
  static void makeTables() {
    SqliteStore.open(empty).close();
  }

  @Override
  protected Store open() {
    try {
      Files.copy(empty.resolve("estorno.db"), folder.resolve("estorno.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SqliteStore.open(folder);
  }
}
