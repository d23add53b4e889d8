package dev.estorno.providers.qitech;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.estorno.providers.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Keys on P-521 in PEM, as the page on authentication has them made. */
final class P521Keys implements QiTechKeys {
  /** What turns OpenSSL's "EC PRIVATE KEY" into PKCS#8: version 0, EC, P-521 (RFC 5208, 5480). */
  private static final byte[] PKCS8_OF_P521 =
      HexFormat.of().parseHex("020100301006072a8648ce3d020106052b81040023");

  @Override
  public JWSSigner signer(Secret privateKey) throws GeneralSecurityException, JOSEException {
    return new ECDSASigner(privateKey(privateKey));
  }

  @Override
  public JWSVerifier verifier(Secret publicKey) throws GeneralSecurityException, JOSEException {
    return new ECDSAVerifier(publicKey(publicKey));
  }

  private static ECPrivateKey privateKey(Secret pem) throws GeneralSecurityException {
    byte[] der = der(pem);
    boolean openSsl = pem.reveal().contains("EC PRIVATE KEY");
    byte[] pkcs8 = openSsl ? sequence(PKCS8_OF_P521, tagged(0x04, der)) : der;
    return (ECPrivateKey)
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static ECPublicKey publicKey(Secret pem) throws GeneralSecurityException {
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der(pem)));
  }

  /** The bytes in a PEM text, or in its bare inside. */
  private static byte[] der(Secret pem) {
    return Base64.getMimeDecoder().decode(pem.reveal().replaceAll("-----[^-]*-----", ""));
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return tagged(0x30, both);
  }

  /** Tag, length in its two-byte form, content: a P-521 key has between 128 and 255 bytes. */
  private static byte[] tagged(int tag, byte[] content) {
    byte[] whole = new byte[content.length + 3];
    whole[0] = (byte) tag;
    whole[1] = (byte) 0x81;
    whole[2] = (byte) content.length;
    System.arraycopy(content, 0, whole, 3, content.length);
    return whole;
  }
}
