package dev.estorno.gateway.doors.vtex;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Digests;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.VtexStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which store a request comes from. VTEX sends its credentials under one of two pairs of names
 * (Help Center: Payment Provider Protocol, "usesProviderHeadersName"); either is taken.
 */
final class VtexKeys {
  private static final List<String> PREFIXES = List.of("X-VTEX-API-", "X-PROVIDER-API-");
  private static final String KEY = "AppKey";
  private static final String TOKEN = "AppToken";

  /** A store, and whose it is. */
  record Caller(MerchantId merchant, VtexStore store) {}

  private final Map<String, Caller> callers = new HashMap<>();

  VtexKeys(List<Merchant> merchants) {
    for (Merchant merchant : merchants) {
      for (VtexStore store : merchant.vtexStores()) {
        callers.put(
            Digests.of(store.key().reveal(), store.token().reveal()),
            new Caller(merchant.id(), store));
      }
    }
  }

  /**
   * The caller.
   *
   * @throws Complaint when the credentials are missing, unknown, doubled, or contradict each other
   */
  Caller caller(HttpRequest request) {
    String key = only(request, KEY);
    String token = only(request, TOKEN);
    return Optional.ofNullable(callers.get(Digests.of(key, token)))
        .orElseThrow(() ->
            Complaint.about(
                Fault.UNAUTHORIZED,
                KEY,
                "this pair of AppKey and AppToken is not known",
                "send the pair that the gateway's settings name"));
  }

  private static String only(HttpRequest request, String name) {
    List<String> sent =
        PREFIXES.stream().flatMap(it -> request.once(it + name).stream()).distinct().toList();
    if (sent.size() > 1) {
      throw Complaint.about(
          Fault.DOUBLED_HEADER,
          name,
          "the two headers for " + name + " contradict each other",
          "send one of them, or the same value in both");
    }
    return sent.stream()
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElseThrow(() ->
            Complaint.about(
                Fault.UNAUTHORIZED,
                name,
                "the header for " + name + " is missing or empty",
                "send " + PREFIXES.getFirst() + name));
  }
}
