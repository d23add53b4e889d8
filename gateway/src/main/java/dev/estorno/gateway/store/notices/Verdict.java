package dev.estorno.gateway.store.notices;

/** What follows from an attempt, for the endpoint and for the delivery. */
public record Verdict(Health health, Delivery delivery) {
  /** Says what follows; it may be asked again, of what others have changed meanwhile. */
  @FunctionalInterface
  public interface Judge {
    Verdict judge(Health health, Delivery delivery);
  }
}
