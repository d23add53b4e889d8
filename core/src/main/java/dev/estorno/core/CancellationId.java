package dev.estorno.core;

/**
 * Our name for a cancellation, given once, told to callers and providers. At most 64 characters.
 */
public record CancellationId(String text) {
  public CancellationId {
    Text.check("id", text, 64);
  }

  @Override
  public String toString() {
    return text;
  }
}
