package dev.estorno.sandbox.picpay;

/** What PicPay says, word for word (API reference {@code ecommerce.json}, read 2026-11). */
final class Texts {

  static final String TOKEN = "O Token informado é inválido";
  static final String VALIDATION = "Algumas propriedades não passaram no teste de validação.";
  static final String GENERAL =
      "Problema geral, verifique se a transação foi criada ou cancele a mesma.";
  static final String REFUND_TOO_LARGE =
      "O valor do cancelamento, é maior que o valor total do pagamento.";
  static final String REFUND_BELOW_ZERO = "O valor do cancelamento é menor que 0.";
  static final String REFUNDED_ALREADY = "O pagamento já foi totalmente cancelado.";
  static final String CAPTURE_TOO_LARGE =
      "O valor enviado é maior do que o valor total da transação original.";

  private Texts() {}

  /** The field's name is split into words: {@code callbackUrl} is called "callback url". */
  static String required(String field) {
    return "O campo " + words(field) + " é obrigatório.";
  }

  static String words(String field) {
    return field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
  }
}
