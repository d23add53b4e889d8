package dev.estorno.sandbox.qitech.gate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The keys of the sandbox: made once for it, printed for everybody, and known to the world. They
 * protect nothing and belong to nobody. They are fixed, so that a gateway in another process can
 * sign with them.
 */
public final class SandboxKeys {

  /** Names the sandbox's one client. */
  public static final String CLIENT_KEY = "983adf30-c87c-43b8-8720-d2cab219f7ed";

  // PUBLIC SANDBOX KEYS, on the curve P-521. Not secrets: see above.
  private static final String CLIENT_PRIVATE =
      "MGACAQAwEAYHKoZIzj0CAQYFK4EEACMESTBHAgEBBEIA+SaizX9Vzxpv" // gitleaks:allow
          + "xtr+7pIHtwMyrGmEHOaHdG5ITsWduOUXwZRpbSnHyqj3+dZPhH1iWOui80D4+sPJ62fmRfeFRxs=";
  private static final String CLIENT_PUBLIC =
      "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAQp32sWHbJP6asqcPfKTe3aBxl4zDPmVZ18GN5jn6xwmF"
          + "LCp05i2H2/D1GsybbvITNcweGKW5gWyT+fQEN0qGIwsAPf9NHgaacwj2GF0Jo6cEPoE5/EYBoiC2gYi6"
          + "tnIov2zwqm0+YM9Zrt7JvVJOgRhugibOWKzsCOonJQyq5gXmLis=";
  private static final String PROVIDER_PRIVATE =
      "MGACAQAwEAYHKoZIzj0CAQYFK4EEACMESTBHAgEBBEIBfapxtSWyf58K" // gitleaks:allow
          + "wcbG+cJvnjSVaVbGnWFIfYdFE27VJWbmrXQA+sPUVHVAU+8Uoe0QDyFsDVjrDQ0kG2rE9owZ0aI=";
  private static final String PROVIDER_PUBLIC =
      "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBsiyfmBsvtVD5k5/b/LiMQicVI5/Ir5didAByjIkaWHXB"
          + "58oTOR7YQUvBY+1ufCumh0gOtg1jQKYtAjXicceEAhEBRokVEprq/c4fRRuQnH6agQv2hDNgT9UE3XqU"
          + "0qCj+gyfKRl4Kq8LXPKxMfDR7HvYToGAp1LJWLZfRiXlAW5VlKA=";

  private SandboxKeys() {}

  /** What the client signs with, in PEM (PKCS#8). */
  public static String clientPrivatePem() {
    return pem("PRIVATE KEY", CLIENT_PRIVATE);
  }

  /** What webhooks are verified with, in PEM. */
  public static String providerPublicPem() {
    return pem("PUBLIC KEY", PROVIDER_PUBLIC);
  }

  static ECPublicKey clientPublic() {
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes(CLIENT_PUBLIC)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the sandbox's own key", broken);
    }
  }

  static ECPrivateKey providerPrivate() {
    try {
      return (ECPrivateKey)
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(bytes(PROVIDER_PRIVATE)));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the sandbox's own key", broken);
    }
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String pem(String what, String base64) {
    StringBuilder text = new StringBuilder("-----BEGIN " + what + "-----\n");
    for (int i = 0; i < base64.length(); i += 64) {
      text.append(base64, i, Math.min(base64.length(), i + 64)).append('\n');
    }
    return text.append("-----END ").append(what).append("-----\n").toString();
  }
}
