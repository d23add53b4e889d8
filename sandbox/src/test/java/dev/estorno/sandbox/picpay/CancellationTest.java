package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Generation 1: {@code POST /payments/{referenceId}/cancellations}. */
class CancellationTest extends PicPayShop {

  @Test
  void aPaidOrderIsRefundedInFull() {
    JsonNode order = order("paid", "\"amount\":2051");
    long before = balance("merchant");
    Shop.Reply reply = cancel(order);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames()).containsExactly("referenceId", "cancellationId");
    assertThat(reply.text("referenceId")).isEqualTo(reference(order));
    assertThat(reply.text("cancellationId")).matches("[0-9a-f]{24}");
    assertThat(status(reference(order)).text("status")).isEqualTo("refunded");
    assertThat(effects()).isEqualTo(reference(order) + " refunded 2051\n");
    assertThat(balance("merchant")).isEqualTo(before - 2051);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not json",
        "{\"authorizationId\":null}",
        "{\"authorizationId\":\"\"}",
        "{\"referenceId\":\"1\"}",
        "{\"authorizationId\":\"555008cef7f321d00ef236333\"}"
      })
  void anUnpaidOrderIsClosedWhateverTheBody(String body) {
    JsonNode order = order("created");
    assertThat(cancel(order, body).status()).isEqualTo(200);
    assertThat(status(reference(order)).text("status")).isEqualTo("expired");
    assertThat(effects()).isEqualTo(reference(order) + " voided 1000\n");
  }

  @Test
  void aClosedOrderCannotBePaidAnyMore() {
    JsonNode order = order("created");
    cancel(order, "");
    Shop.Reply reply = shop.post("/sandbox/payments/picpay/" + reference(order) + "/pay", "");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(view(order).path("paid").longValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'{}'",
    "'{\"authorizationId\":null}'",
    "'{\"authorization_id\":\"RIGHT\"}'",
    "'{\"authorizationId\":[\"RIGHT\"]}'",
    "'\"RIGHT\"'",
    "'{\"authorizationId\":\"RIGHT\"} x'",
  })
  void aPaidOrderNeedsItsAuthorizationIdByItsRightName(String body) {
    JsonNode order = order("paid");
    String right = order.path("authorization_id").asString();
    Shop.Reply reply = cancel(order, body.replace("RIGHT", right));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .isEqualTo(wrong("authorizationId", "O campo authorization id é obrigatório."));
    assertThat(effects()).isEmpty();
  }

  @Test
  void anotherOrdersAuthorizationIdIsRefused() {
    JsonNode order = order("paid");
    Shop.Reply reply = cancel(order, authorization(order("paid")));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .isEqualTo(wrong("authorizationId", "O campo authorization id selecionado é inválido."));
  }

  @ParameterizedTest
  @CsvSource({
    "refunded, amount, O pagamento já foi totalmente cancelado.",
    "expired, status, O pedido está expirado e não pode ser cancelado.",
    "chargeback, status, O pedido possui chargeback e não pode ser cancelado.",
  })
  void whatIsOverStaysAsItIs(String state, String field, String message) {
    JsonNode order = order(state);
    Shop.Reply reply = cancel(order);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(wrong(field, message));
    assertThat(status(reference(order)).text("status")).isEqualTo(state);
    assertThat(effects()).isEmpty();
  }

  @Test
  void theSecondCancelRefundsNothing() {
    JsonNode order = order("paid");
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(cancel(order).body())
        .isEqualTo(wrong("amount", "O pagamento já foi totalmente cancelado."));
    assertThat(effects()).isEqualTo(reference(order) + " refunded 1000\n");
  }

  @ParameterizedTest
  @CsvSource({
    "analysis, refunded, refunded",
    "authorized, expired, voided",
    "paid, refunded, refunded",
    "completed, refunded, refunded",
  })
  void whateverThePayerAgreedToGoesBack(String state, String after, String effect) {
    JsonNode order = order(state);
    assertThat(cancel(order, "").status()).isEqualTo(422);
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(status(reference(order)).text("status")).isEqualTo(after);
    assertThat(effects()).isEqualTo(reference(order) + " " + effect + " 1000\n");
    assertThat(balance("held")).isZero();
  }

  @Test
  void aPartlyRefundedOrderIsRefundedForTheRest() {
    JsonNode order = order("paid");
    refund(order, "2.50");
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(effects())
        .isEqualTo("R refunded 250\nR refunded 750\n".replace("R", reference(order)));
  }

  @Test
  void theMerchantsBalanceMustCoverTheRefund() {
    JsonNode order = order("paid");
    balances("\"merchant\":999");
    assertThat(cancel(order).body())
        .isEqualTo(
            wrong(
                "balance", "O lojista não possui saldo suficiente para realizar o cancelamento."));
    assertThat(status(reference(order)).text("status")).isEqualTo("paid");
    balances("\"merchant\":1000");
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(balance("merchant")).isZero();
  }

  @Test
  void thePayersBalanceMustCoverTheCashback() {
    JsonNode order = order("paid", "\"cashback\":100");
    balances("\"payer\":99");
    assertThat(cancel(order).body())
        .isEqualTo(
            wrong(
                "cashback", "O consumidor não possui saldo suficiente para devolver o cashback."));
    assertThat(effects()).isEmpty();
    balances("\"payer\":100");
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(balance("payer")).isEqualTo(1000);
    assertThat(view(order).path("cashback_taken_back").longValue()).isEqualTo(100);
  }

  @Test
  void anUnknownOrderIsNotFound() {
    Shop.Reply reply = shop.post(BASE + "/nobody/cancellations", "", TOKEN);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo("{\"message\":\"Pedido não encontrado.\"}");
  }
}
