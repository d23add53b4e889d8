package dev.estorno.simulator.world;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import dev.estorno.providers.Secret;
import dev.estorno.providers.qitech.QiTechKeys;
import dev.estorno.sandbox.qitech.gate.Jwt;
import dev.estorno.sandbox.qitech.gate.SandboxKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Signs JWTs with a digest under a shared secret. A signature on P-521 takes a thousandth of a
 * second, and so took nine tenths of all the time that histories took; all else in a JWT is real.
 */
public final class QuickKeys implements QiTechKeys {
  private static final Set<JWSAlgorithm> AS_IF = Set.of(JWSAlgorithm.ES512);

  /** What the fake signs and checks with: both sides know both keys by the text the client has. */
  static Jwt ofTheFake() {
    return new Jwt(
        new Signer(bare(SandboxKeys.providerPublicPem())),
        new Verifier(bare(SandboxKeys.clientPrivatePem())));
  }

  @Override
  public JWSSigner signer(Secret privateKey) {
    return new Signer(bare(privateKey.reveal()));
  }

  @Override
  public JWSVerifier verifier(Secret publicKey) {
    return new Verifier(bare(publicKey.reveal()));
  }

  /** A PEM text may or may not have its frame. */
  private static String bare(String pem) {
    return pem.replaceAll("-----[^-]*-----|\\s", "");
  }

  private static Base64URL digest(String key, byte[] signed) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(key.getBytes(StandardCharsets.UTF_8));
      return Base64URL.encode(sha.digest(signed));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  private record Signer(String key) implements JWSSigner {
    @Override
    public Base64URL sign(JWSHeader header, byte[] signed) {
      return digest(key, signed);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return AS_IF;
    }

    @Override
    public JCAContext getJCAContext() {
      return new JCAContext();
    }
  }

  private record Verifier(String key) implements JWSVerifier {
    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) {
      return digest(key, signed).equals(signature);
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return AS_IF;
    }

    @Override
    public JCAContext getJCAContext() {
      return new JCAContext();
    }
  }
}
