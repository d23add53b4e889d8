package dev.estorno.core;

/** The caller's name for one request: the same key is the same request. At most 255 characters. */
public record IdempotencyKey(String text) {
  public IdempotencyKey {
    Text.check("idempotency key", text, 255);
  }

  @Override
  public String toString() {
    return text;
  }
}
