package dev.estorno.sandbox.faults;

/**
 * Where and how often a fault strikes.
 *
 * @param operation one of the provider's operations, or {@code *}
 * @param word the fault as it was written, for showing
 * @param times how often it may still strike; {@link #ALWAYS} for no limit
 * @param probability from 0 to 1, drawn each time it could strike
 */
public record FaultRule(
    String provider, String operation, String word, Fault fault, int times, double probability) {

  public static final String ANY = "*";
  public static final int ALWAYS = Integer.MAX_VALUE;

  boolean fits(String provider, String operation) {
    return times > 0
        && (this.provider.equals(ANY) || this.provider.equals(provider))
        && (this.operation.equals(ANY) || this.operation.equals(operation));
  }

  FaultRule struck() {
    int left = times == ALWAYS ? ALWAYS : times - 1;
    return new FaultRule(provider, operation, word, fault, left, probability);
  }
}
