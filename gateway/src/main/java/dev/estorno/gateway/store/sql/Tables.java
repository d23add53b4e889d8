package dev.estorno.gateway.store.sql;

import dev.estorno.gateway.store.StoreDown;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date: the same scripts for every database. */
final class Tables {
  private Tables() {}

  /**
   * @param place where they are, for people; holds no secret
   * @throws StoreDown when it cannot be done, or when the tables are a newer program's
   */
  static void migrate(DataSource source, Dialect dialect, String place) {
    try {
      Flyway.configure()
          .dataSource(source)
          .loggers("slf4j")
          .locations("classpath:dev/estorno/gateway/store/sql")
          .placeholders(dialect.placeholders())
          // A newer program's tables are not ours to guess at.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreDown("preparing the tables in " + place, e);
    }
  }
}
