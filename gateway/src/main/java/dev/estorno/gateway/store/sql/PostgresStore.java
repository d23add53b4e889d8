package dev.estorno.gateway.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.jdbc.ReadPool;
import dev.estorno.gateway.store.jdbc.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The shared store: a PostgreSQL server, on whose rows any number of nodes work side by side. */
public final class PostgresStore {
  private static final int WRITERS = 2;
  private static final int READERS_MAX = 6;

  /** A caller learns within this that the database is away. */
  private static final Duration CONNECTING_MAX = Duration.ofSeconds(3);

  /** No statement of ours takes long: what does is stuck behind somebody's lock. */
  private static final Duration STATEMENT_MAX = Duration.ofSeconds(10);

  private static final Duration LOCK_MAX = Duration.ofSeconds(5);

  /** A node that froze inside a transaction lets go of its rows after this. */
  private static final Duration FROZEN_MAX = Duration.ofSeconds(5);

  private PostgresStore() {}

  /**
   * Where the server is, and who asks.
   *
   * @param url as the driver has it: {@code jdbc:postgresql://HOST:PORT/DATABASE}
   * @param node this process's name among the nodes, as the server's own tables show it
   */
  public record Server(String url, String user, String password, String node) {
    @Override
    public String toString() {
      return place();
    }

    /** For people: without what follows a question mark, which may hold a secret. */
    public String place() {
      return url.replaceFirst("\\?.*", "");
    }
  }

  /**
   * Connects, and brings the tables up to date.
   *
   * @throws StoreDown when the server cannot be reached, refuses the user, or holds the tables of a
   *     newer program
   */
  public static Store open(Server server) {
    migrate(server);
    return connect(server);
  }

  /** The store on tables that are up to date. */
  static Store connect(Server server) {
    HikariDataSource pool = connected(server, pool(server));
    var writes = Writers.several("store-writer-", WRITERS, () -> transactional(pool));
    var reads = ReadPool.borrowing("store-reader-", READERS_MAX, pool::getConnection);
    return new SqlStore(Dialect.POSTGRES, writes, reads, pool);
  }

  /** Without the bounds on statements: a table may take long to change. */
  private static void migrate(Server server) {
    HikariConfig config = config(server);
    // Flyway holds one for its lock and another for its work.
    config.setMaximumPoolSize(2);
    try (HikariDataSource pool = connected(server, config)) {
      Tables.migrate(pool, Dialect.POSTGRES, server.place());
    }
  }

  private static HikariDataSource connected(Server server, HikariConfig config) {
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreDown("connecting to " + server.place(), e);
    }
  }

  private static Connection transactional(HikariDataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static HikariConfig pool(Server server) {
    HikariConfig config = config(server);
    // One for each thread that works: nobody ever waits for another's, so none can be starved.
    config.setMaximumPoolSize(WRITERS + READERS_MAX);
    config.setMinimumIdle(WRITERS);
    // Longer than the server itself allows: it is for a server that does not answer at all.
    config.addDataSourceProperty("socketTimeout", "" + STATEMENT_MAX.plusSeconds(5).toSeconds());
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(STATEMENT_MAX.toMillis(), LOCK_MAX.toMillis(), FROZEN_MAX.toMillis()));
    return config;
  }

  private static HikariConfig config(Server server) {
    var config = new HikariConfig();
    config.setPoolName("estorno");
    config.setJdbcUrl(server.url());
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setConnectionTimeout(CONNECTING_MAX.toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("ApplicationName", "estorno " + server.node());
    config.addDataSourceProperty("connectTimeout", "" + CONNECTING_MAX.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }
}
