package dev.estorno.gateway.watch.store;

import java.util.Locale;
import java.util.function.Supplier;

/** Looks on while the store is called. */
public interface StoreWatch {
  /** What is asked of it; the first four are commits, three, in the words of the seven steps. */
  enum Operation {
    ACCEPT,
    CLAIM,
    RECORD,
    RETIRE,
    DUE,
    READ,
    COUNT;

    /** Whether it ends with a commit. */
    public boolean commits() {
      return switch (this) {
        case ACCEPT, CLAIM, RECORD, RETIRE -> true;
        case DUE, READ, COUNT -> false;
      };
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Runs the call, and gives back what it gives back. */
  <T> T call(Operation operation, Supplier<T> work);
}
