package dev.estorno.gateway.watch;

import java.util.Locale;
import java.util.function.Supplier;

/** Looks on while the store is called. */
interface StoreWatch {
  /** What is asked of it; the first three are commits, in the words of the seven steps. */
  enum Operation {
    ACCEPT,
    CLAIM,
    RECORD,
    READ,
    COUNT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  <T> T call(Operation operation, Supplier<T> work);
}
