package dev.estorno.providers.qitech;

import dev.estorno.providers.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Fresh keys, in the forms that people keep them in. */
final class Keys {
  private Keys() {}

  /** {@code secp521r1} is QI Tech's. */
  static KeyPair on(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new AssertionError(broken);
    }
  }

  static Secret pem(Key key) {
    String what = key.getFormat().equals("PKCS#8") ? "PRIVATE KEY" : "PUBLIC KEY";
    return pem(what, key.getEncoded());
  }

  /** As {@code openssl ecparam -genkey} writes it: RFC 5915 with the curve's name. */
  static Secret openSslPem(KeyPair pair) {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] number = Arrays.copyOfRange(pkcs8, pkcs8.length - 66, pkcs8.length);
    byte[] point = pair.getPublic().getEncoded();
    byte[] bits = Arrays.copyOfRange(point, point.length - 133, point.length);
    byte[] curve = {(byte) 0xA0, 7, 6, 5, 0x2B, (byte) 0x81, 4, 0, 0x23};
    byte[] inside = join(new byte[] {2, 1, 1, 4, 66}, number, curve);
    byte[] key = {(byte) 0xA1, (byte) 0x81, (byte) 0x89, 3, (byte) 0x81, (byte) 0x86, 0};
    byte[] all = join(inside, key, bits);
    return pem("EC PRIVATE KEY", join(new byte[] {0x30, (byte) 0x81, (byte) all.length}, all));
  }

  private static byte[] join(byte[]... parts) {
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static Secret pem(String what, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return new Secret("-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
