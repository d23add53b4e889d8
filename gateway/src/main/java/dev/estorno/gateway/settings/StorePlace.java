package dev.estorno.gateway.settings;

import dev.estorno.providers.Secret;

/** Where the rows are kept. */
public sealed interface StorePlace {
  /** In the data folder, which one process has for itself. */
  record Embedded() implements StorePlace {}

  /**
   * On a PostgreSQL server, whose rows any number of processes share.
   *
   * @param url as the driver has it: {@code jdbc:postgresql://HOST:PORT/DATABASE}
   */
  record Shared(String url, String user, Secret password) implements StorePlace {
    /** What a URL of this kind begins with. */
    static final String SCHEME = "jdbc:postgresql:";

    /** For people: without what follows a question mark, which may hold a secret. */
    @Override
    public String toString() {
      return url.replaceFirst("\\?.*", "");
    }
  }

  StorePlace EMBEDDED = new Embedded();
}
