package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Generation 2: {@code POST /payments/{referenceId}/refunds}. */
class RefundTest extends PicPayShop {

  @Test
  void aPartGoesBackAndTheOrderStaysPaid() {
    JsonNode order = order("paid", "\"amount\":10000");
    Shop.Reply reply = refund(order, "50.05");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().propertyNames()).containsExactly("id", "referenceId", "summary");
    assertThat(reply.text("id")).matches("[0-9a-f]{24}");
    assertThat(reply.json().path("summary"))
        .hasToString("{\"authorized\":100.00,\"paid\":100.00,\"refunded\":50.05}");
    assertThat(status(reference(order)).text("status")).isEqualTo("paid");
    assertThat(effects()).isEqualTo(reference(order) + " refunded 5005\n");
  }

  @Test
  void theLastPartMakesItRefunded() {
    JsonNode order = order("paid", "\"amount\":10000");
    refund(order, "99.99");
    assertThat(refund(order, "\"0.01\"").status()).isEqualTo(201);
    assertThat(status(reference(order)).text("status")).isEqualTo("refunded");
    assertThat(refund(order, "0.01").body())
        .isEqualTo(wrong("amount", "O pagamento já foi totalmente cancelado."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "10.00", "\"10\""})
  void noAmountOrAllOfItIsTheTotal(String amount) {
    JsonNode order = order("paid");
    assertThat(refund(order, amount).status()).isEqualTo(201);
    assertThat(effects()).isEqualTo(reference(order) + " refunded 1000\n");
  }

  @ParameterizedTest
  @CsvSource({
    "10.01, 'O valor do cancelamento, é maior que o valor total do pagamento.'",
    "-0.01, O valor do cancelamento é menor que 0.",
    "0, O valor do cancelamento é menor que 0.",
    "1.001, O campo amount deve ter no máximo 2 casas decimais.",
    "'\"all\"', O campo amount deve ser um número.",
  })
  void anAmountThatCannotBeIsRefused(String amount, String message) {
    JsonNode order = order("paid");
    Shop.Reply reply = refund(order, amount);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(wrong("amount", message));
    assertThat(effects()).isEmpty();
  }

  @Test
  void partsNeverSumToMoreThanWasPaid() {
    JsonNode order = order("paid");
    refund(order, "6");
    assertThat(refund(order, "4.01").body())
        .isEqualTo(
            wrong("amount", "O valor do cancelamento, é maior que o valor total do pagamento."));
    assertThat(refund(order, "4").status()).isEqualTo(201);
  }

  @Test
  void cashbackIsTakenBackInProportionAndAllOfItInTheEnd() {
    JsonNode order = order("paid", "\"amount\":1000", "\"cashback\":100");
    for (String part : new String[] {"3.33", "3.33", "3.34"}) refund(order, part);
    assertThat(view(order).path("cashback_taken_back").longValue()).isEqualTo(100);
    assertThat(balance("provider")).isZero();
  }

  @Test
  void anUnpaidOrderIsClosedWithoutAnAuthorizationId() {
    JsonNode order = order("created");
    Shop.Reply reply = shop.post(BASE + "/" + reference(order) + "/refunds", "", TOKEN);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(status(reference(order)).text("status")).isEqualTo("expired");
    assertThat(effects()).isEqualTo(reference(order) + " voided 1000\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorized", "analysis"})
  void whatIsNotCapturedGoesBackInTotalOnly(String state) {
    JsonNode order = order(state);
    assertThat(refund(order, "9.99").body())
        .isEqualTo(wrong("amount", "O cancelamento deste pedido só pode ser total."));
    assertThat(refund(order, "10").status()).isEqualTo(201);
  }
}
