package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TokenTest extends PicPayShop {

  @ParameterizedTest
  @CsvSource({
    "POST, ''",
    "GET, /1/status",
    "POST, /1/cancellations",
    "POST, /1/refunds",
    "POST, /1/capture"
  })
  void everyCallNeedsTheToken(String method, String path) {
    for (String[] headers :
        new String[][] {{}, {"x-picpay-token", "wrong"}, {"x-seller-token", TOKEN[1]}}) {
      Shop.Reply reply =
          shop.send(
              shop.request(BASE + path, headers)
                  .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.body()).isEqualTo("{\"message\":\"O Token informado é inválido\"}");
    }
  }

  @Test
  void bothTokensAtOnceAndTheHeaderTwiceAreFine() {
    JsonNode order = order("paid");
    Shop.Reply reply =
        shop.get(
            BASE + "/" + reference(order) + "/status",
            "x-picpay-token",
            "stale",
            "X-PicPay-Token",
            TOKEN[1],
            "x-seller-token",
            "any");
    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /1/status, 404, Pedido não encontrado.",
    "POST, /1/refunds, 404, Pedido não encontrado.",
    "POST, /1/capture, 404, Pedido não encontrado.",
    "GET, /1/cancellations, 405, Method Not Allowed",
    "DELETE, '', 405, Method Not Allowed",
    "GET, /1/nothing, 404, Not Found",
    "GET, /1/2/3/4, 404, Not Found",
  })
  void whatIsNotThereIsNotThere(String method, String path, int status, String message) {
    Shop.Reply reply =
        shop.send(
            shop.request(BASE + path, TOKEN)
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }
}
