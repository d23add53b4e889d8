package dev.estorno.app.client;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The gateway's VTEX door, called as VTEX calls a payment provider. */
public final class VtexClient implements AutoCloseable {
  /** VTEX gives up after this long (Payment Provider Protocol, implementation requirements). */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final Web web;

  public VtexClient(URI gateway, String key, String token) {
    var credentials = Map.of("X-VTEX-API-AppKey", key, "X-VTEX-API-AppToken", token);
    this.web = new Web(URI.create(gateway + "/vtex"), credentials, ANSWER_MAX);
  }

  /** Cancels the payment, named in path and body as VTEX names it. */
  public Web.Told cancel(String paymentId, String requestId) throws IOException {
    var body = Web.JSON.createObjectNode().put("paymentId", paymentId).put("requestId", requestId);
    return web.send("POST", "/payments/" + paymentId + "/cancellations", Map.of(), "" + body);
  }

  @Override
  public void close() {
    web.close();
  }
}
