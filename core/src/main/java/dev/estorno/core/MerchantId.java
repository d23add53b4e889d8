package dev.estorno.core;

/** Whose payments these are; the leading column of every key. At most 64 characters. */
public record MerchantId(String text) {
  public MerchantId {
    Text.check("merchant", text, 64);
  }

  @Override
  public String toString() {
    return text;
  }
}
