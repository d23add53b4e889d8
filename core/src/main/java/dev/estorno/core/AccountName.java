package dev.estorno.core;

/**
 * A merchant's own name for one set of credentials at one provider, such as {@code main}. At most
 * 64 characters.
 */
public record AccountName(String text) {
  public AccountName {
    Text.check("account", text, 64);
  }

  @Override
  public String toString() {
    return text;
  }
}
