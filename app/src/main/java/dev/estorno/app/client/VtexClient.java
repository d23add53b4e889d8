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

  public VtexClient(URI gateway, String token) {
    var credentials = Map.of("X-VTEX-API-AppToken", token);
    this.web = new Web(URI.create(gateway + "/vtex"), credentials, ANSWER_MAX);
  }

  /**
   * Cancels the payment, named in path and body as VTEX names it.
   *
   * @param store the AppKey of the VTEX store that cancels
   * @param tid the provider's own name for the payment
   */
  public Web.Told cancel(String store, String paymentId, String tid, String requestId)
      throws IOException {
    var body = Web.JSON.createObjectNode().put("paymentId", paymentId).put("requestId", requestId);
    String path = "/payments/" + paymentId + "/cancellations";
    return web.send(
        "POST", path, Map.of("X-VTEX-API-AppKey", store), body.put("tid", tid).toString());
  }

  @Override
  public void close() {
    web.close();
  }
}
