package dev.estorno.providers.qitech;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import dev.estorno.providers.Secret;
import java.security.GeneralSecurityException;

/**
 * Makes what signs and what checks out of the keys of an account. QI Tech's are {@link P521Keys};
 * ten thousand simulated histories have cheaper ones.
 */
public interface QiTechKeys {
  JWSSigner signer(Secret privateKey) throws GeneralSecurityException, JOSEException;

  JWSVerifier verifier(Secret publicKey) throws GeneralSecurityException, JOSEException;
}
