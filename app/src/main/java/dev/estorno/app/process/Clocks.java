package dev.estorno.app.process;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The machine's clock, as the gateway wants it: in whole microseconds, as its rows keep them. */
public final class Clocks {
  private Clocks() {}

  public static InstantSource system() {
    InstantSource machine = InstantSource.system();
    return () -> machine.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
