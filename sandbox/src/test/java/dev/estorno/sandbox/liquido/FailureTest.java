package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in Liquido's own words, and whether the effect is done. */
class FailureTest extends LiquidoShop {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message":"Unauthorized"}
          403 | {"message":"Forbidden"}
          429 | {"message":"Too Many Requests"}
          404 | The payment does not exist
          500 | Internal Server Error
          """)
  void aStatusIsSaidInLiquidosWordsAndNothingIsDone(int status, String body) {
    String key = charge("IN_PROGRESS");
    fault("cancel", "status:" + status);
    Shop.Reply reply = cancel(key);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEqualTo(body.startsWith("{") ? body : error(status, body));
    assertThat(status(key)).isEqualTo("IN_PROGRESS");
  }

  @ParameterizedTest
  @CsvSource({"cancel, IN_PROGRESS, voided", "refund, SETTLED, refunded"})
  void theEffectCanBeDoneThoughTheAnswerSaysOtherwise(String operation, String state, String done) {
    String key = charge(state);
    fault(operation, "status_after:500");
    Shop.Reply reply = operation.equals("cancel") ? cancel(key) : refund("r1", key, 1000);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(effects()).isEqualTo(key + " " + done + " 1000\n");
  }

  @Test
  void everyOperationHasItsName() {
    fault("token", "status:503");
    assertThat(askToken(FORM).status()).isEqualTo(503);
    String key = charge("SETTLED");
    fault("query", "status:503");
    assertThat(get("/" + key).status()).isEqualTo(503);
    fault("query_refund", "status:503");
    assertThat(get("/" + key).status()).isEqualTo(200);
    assertThat(get("/refund/r1").status()).isEqualTo(503);
    fault("create", "status:503");
    assertThat(create("/pix", "PIX_STATIC_QR", "k1").status()).isEqualTo(503);
  }

  private static void fault(String operation, String fault) {
    String json = "[{\"provider\":\"liquido\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":1}]";
    shop.control("PUT", "/sandbox/faults", json.formatted(operation, fault));
  }
}
