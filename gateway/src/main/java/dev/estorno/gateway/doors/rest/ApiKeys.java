package dev.estorno.gateway.doors.rest;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Digests;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.settings.Merchant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose API key a request carries. Only digests of the keys are held. */
final class ApiKeys {
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\x21-\\x7e]+) *");
  private final Map<String, Merchant> merchants = new HashMap<>();

  ApiKeys(List<Merchant> merchants) {
    for (Merchant merchant : merchants) {
      merchant.apiKeys().forEach(it -> this.merchants.put(Digests.of(it.reveal()), merchant));
    }
  }

  /**
   * The merchant.
   *
   * @throws Complaint when the key is missing, unknown, or sent twice
   */
  Merchant merchant(HttpRequest request) {
    String sent =
        request
            .once("Authorization")
            .orElseThrow(() -> refusal("the header Authorization is missing"));
    Matcher bearer = BEARER.matcher(sent);
    if (!bearer.matches()) {
      throw refusal("Authorization is not of the form: Bearer KEY");
    }
    return Optional.ofNullable(merchants.get(Digests.of(bearer.group(1))))
        .orElseThrow(() -> refusal("the API key is not known"));
  }

  private static Complaint refusal(String detail) {
    return Complaint.about(
            Fault.UNAUTHORIZED,
            "Authorization",
            detail,
            "send Authorization: Bearer KEY, with one of the merchant's API keys")
        .with("WWW-Authenticate", "Bearer realm=\"estorno\"");
  }
}
