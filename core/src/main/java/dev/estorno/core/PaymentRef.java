package dev.estorno.core;

/**
 * A payment, named as its provider names it. Nothing must be registered beforehand: provider,
 * account and the provider's own reference are enough.
 */
public record PaymentRef(ProviderName provider, AccountName account, String reference) {
  /** Longest reference that any provider of ours uses, with room to spare. */
  public static final int REFERENCE_LENGTH_MAX = 200;

  public PaymentRef {
    Text.check("reference", reference, REFERENCE_LENGTH_MAX);
  }

  @Override
  public String toString() {
    return provider + "/" + account + "/" + reference;
  }
}
