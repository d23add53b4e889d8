package dev.estorno.app.process;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where ids come from: nobody can guess the next one. Safe for many threads. */
public final class Chance {
  private Chance() {}

  public static RandomGenerator secure() {
    return new SecureRandom();
  }
}
