package dev.estorno.core;

/** A provider, in lower case, such as {@code picpay}. At most 32 characters. */
public record ProviderName(String text) {
  public ProviderName {
    Text.check("provider", text, 32);
  }

  @Override
  public String toString() {
    return text;
  }
}
