package dev.estorno.gateway.settings;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Account;
import dev.estorno.providers.Secret;
import java.util.Locale;

/**
 * A VTEX store that calls us as its payment provider.
 *
 * @param key the application key that VTEX sends
 * @param token the application token that VTEX sends
 * @param account where the payments of this store are held
 * @param reference which of VTEX's words names the payment at that provider
 * @param partial whether and how {@code value} is read
 * @param failures how a failed cancel is said
 * @param onPaid what to do when the payment turns out to have been paid
 */
public record VtexStore(
    Secret key,
    Secret token,
    Account account,
    Reference reference,
    Partial partial,
    Failures failures,
    OnPaid onPaid) {

  /** Which member of VTEX's request is the provider's own reference. */
  public enum Reference {
    PAYMENT_ID("paymentId"),
    AUTHORIZATION_ID("authorizationId"),
    TID("tid");

    private final String member;

    Reference(String member) {
      this.member = member;
    }

    /** As VTEX spells it. */
    public String member() {
      return member;
    }
  }

  /**
   * Whether {@code value} makes a cancellation partial. Off, as VTEX's "Total" mode is the default.
   * Its scale is unproven: VTEX describes it as cents, and all its other amounts as decimals
   * (Payment Provider Protocol, OpenAPI of 2026-05).
   */
  public enum Partial {
    OFF,
    CENTS,
    REAIS;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where VTEX's documents disagree on how a failed cancel is said. */
  public enum Failures {
    /** Status 500 for "try again", 501 for "cannot" (today's OpenAPI). */
    OPENAPI,
    /** Status 200 without a cancellationId for both (the page of 2019 to 2022). */
    LEGACY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
