package dev.estorno.sandbox.qitech.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Lets calls of the sandbox's client in, and tells the others why not. */
public final class Gate {

  private static final String DETAILS_EN =
      "Please provide valid credentials as part of the request."
          + " (Documentation: https://qitech.com.br/documentation) Details: ";
  private static final String DETAILS_PT =
      "Por favor forneça credenciais válidas como parte da request."
          + " (Documentação: https://qitech.com.br/documentation) Detalhes: ";

  private Gate() {}

  /** Why the call may not pass; empty when it may. */
  public static Optional<Response> refusal(Exchange exchange, Jwt jwt) {
    Optional<String> key = exchange.header("API-CLIENT-KEY").filter(it -> !it.isBlank());
    if (key.isEmpty()) return Optional.of(noKey());
    if (!key.get().strip().equals(SandboxKeys.CLIENT_KEY)) {
      return Optional.of(unknownKey(key.get().strip()));
    }
    boolean signed =
        exchange
            .header("AUTHORIZATION")
            .flatMap(token -> jwt.claims(token.strip()))
            .filter(claims -> speaksOf(claims, exchange))
            .isPresent();
    return signed ? Optional.empty() : Optional.of(notSigned());
  }

  /** "Failed while decoding the authentication token". */
  public static Response notSigned() {
    return unauthenticated(
        "Failed while decoding the authentication token",
        "Falha ao decodificar o token de autenticação");
  }

  /** A path or a method that QI Tech's client is not allowed, or that is none. */
  public static Response notAllowed(Exchange exchange) {
    String action = " (Action: " + exchange.method() + " " + exchange.rawPath() + ")";
    return unauthenticated(
        "Endpoint or HTTP method not allowed for the given ClientIntegration" + action,
        "Endpoint ou método HTTP não permitido para a ClientIntegration fornecida" + action);
  }

  /**
   * Whether the claims are about this very call. The time in them is not compared with the clock:
   * no tolerance is published, one of QI Tech's own examples signs local time as UTC, and the
   * sandbox's clock can be moved away from the client's.
   */
  private static boolean speaksOf(ObjectNode claims, Exchange exchange) {
    String uri = Json.text(claims, "uri").orElse("");
    String method = Json.text(claims, "method").orElse("");
    String md5 = Json.text(claims, "payload_md5").orElse("");
    return Json.text(claims, "timestamp").isPresent()
        && method.equalsIgnoreCase(exchange.method())
        && (uri.equals(exchange.rawPath()) || uri.equals(exchange.target()))
        && isDigestOf(exchange, md5);
  }

  /**
   * Of the bytes; of nothing, either of nothing or, as QI Tech's Python example does, of {@code
   * {}}.
   */
  private static boolean isDigestOf(Exchange exchange, String md5) {
    byte[] body = exchange.body().bytes();
    if (md5.equalsIgnoreCase(Jwt.md5(body))) return true;
    String text = exchange.body().text().strip();
    boolean nothing = text.isEmpty() || text.equals("{}");
    return nothing
        && (md5.equalsIgnoreCase(Jwt.md5(new byte[0]))
            || md5.equalsIgnoreCase(Jwt.md5("{}".getBytes(UTF_8))));
  }

  private static Response noKey() {
    return new QiError(
            400,
            "GDF000003",
            "Bad Request",
            "No API Client Key received",
            "Nenhuma chave de API do cliente recebida")
        .response();
  }

  private static Response unknownKey(String key) {
    return new QiError(
            404,
            "GDF000018",
            "Not Found",
            "No ClientIntegration found for api_client_key: " + key + ".",
            "Nenhuma ClientIntegration encontrada para api_client_key: " + key + ".")
        .response();
  }

  private static Response unauthenticated(String english, String portuguese) {
    return new QiError(
            401, "GDF000014", "QI Unauthenticated", DETAILS_EN + english, DETAILS_PT + portuguese)
        .response();
  }
}
