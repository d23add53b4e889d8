package dev.estorno.providers;

/** A text that hides itself wherever it is printed. */
public record Secret(String reveal) {
  public static final Secret NONE = new Secret("");

  @Override
  public String toString() {
    return "***";
  }
}
