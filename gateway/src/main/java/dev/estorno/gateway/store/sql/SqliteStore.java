package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.jdbc.ReadPool;
import dev.estorno.gateway.store.jdbc.Writers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** The embedded store: one SQLite file in a folder that belongs to one process. */
public final class SqliteStore {
  private static final int READERS_MAX = 4;
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;
  private static final int WAL_BYTES_MAX = 64 << 20;

  private SqliteStore() {}

  /**
   * Opens the store in {@code folder}, which is created if need be, and brings its tables up to
   * date.
   *
   * @throws StoreDown when the folder is in use, cannot be written, or holds the tables of a newer
   *     program
   */
  public static Store open(Path folder) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder);
      try {
        return open(folder.resolve("estorno.db"), lock);
      } catch (RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreDown("opening the data folder " + folder, e);
    }
  }

  private static Store open(Path file, FolderLock lock) {
    DataSource writing = source(file, false);
    DataSource reading = source(file, true);
    Tables.migrate(writing, Dialect.SQLITE, file.toString());
    var writes = Writers.single("store-writer-", () -> transactional(writing));
    var reads = ReadPool.keeping("store-reader-", READERS_MAX, reading::getConnection);
    return new SqlStore(Dialect.SQLITE, writes, reads, lock);
  }

  static Connection transactional(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try (var statement = connection.createStatement()) {
      // Apple's fsync does not wait for the disk unless told so; elsewhere this changes nothing.
      statement.execute("pragma fullfsync = on");
      statement.execute("pragma checkpoint_fullfsync = on");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** FULL: a commit returns once it is on the disk, so that a power cut takes back nothing. */
  static DataSource source(Path file, boolean readOnly) {
    var config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setJournalSizeLimit(WAL_BYTES_MAX);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
