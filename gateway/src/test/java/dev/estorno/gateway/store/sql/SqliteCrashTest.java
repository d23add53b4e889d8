package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashTest extends CrashTest {
  @TempDir private Path folder;

  @Override
  Process start(String name) throws IOException {
    return OtherProcess.start(folder, name);
  }

  @Override
  Store open() {
    return SqliteStore.open(folder);
  }

  @AfterEach
  void theFileIsWhole() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("estorno.db"));
        var result = connection.createStatement().executeQuery("pragma integrity_check")) {
      assertThat(result.getString(1)).isEqualTo("ok");
    }
  }
}
