package dev.estorno.gateway.store;

/** The store cannot be reached or refuses to work. Whoever asked tries again later. */
public final class StoreDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreDown(String doing, Throwable cause) {
    super(doing, cause);
  }
}
