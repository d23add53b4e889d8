package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.fake.CallbackRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about PicPay that no document says and this fake had to decide. Each with its reason;
 * where real PicPay is seen to do otherwise, this is the one file to change.
 *
 * <ul>
 *   <li>A missing token is answered like a wrong one. The documents show one 401 only.
 *   <li>An unknown order is a 404 on every call. Only a draft of the status call lists one.
 *   <li>A body that is no JSON object counts as an empty one, as the framework behind those error
 *       texts (Laravel) reads it: a paid order then fails for want of the authorizationId.
 *   <li>Money in {@code analysis} is held, not yet the shop's: a cancel gives it back from there,
 *       all of it, and ends {@code refunded}; callbacks speak of an authorizationId "if paid or in
 *       analysis".
 *   <li>Cancelling what is {@code authorized}, or letting its five days pass, ends {@code expired}:
 *       documented for "cancelled before payment", and nothing was captured. It needs the
 *       authorizationId, which only unpaid orders are excused from.
 *   <li>Generation 1 on a partly refunded order refunds the rest: it is "always total".
 *   <li>An amount with an unpaid order is not looked at: the order is closed.
 *   <li>An amount of exactly 0 is refused like one below.
 *   <li>A partial refund changes no status, so no callback follows it.
 *   <li>A new order is a change of status too: one client treats a callback without authorizationId
 *       as "generated".
 *   <li>{@code completed} and {@code chargeback} never come by themselves; the control API puts
 *       orders there.
 *   <li>An order whose {@code expiresAt} has passed already is made, and expires at once.
 *   <li>Capturing a part releases the rest, and gives cashback in proportion.
 *   <li>There are no fees, no minimum and no maximum, and no rate limit.
 * </ul>
 */
final class Assumed {

  /** No default for {@code expiresAt} is published; a day outlives any try-out. */
  static final Duration EXPIRES_AFTER = Duration.ofDays(1);

  /** "5 dias corridos, a contar da autorização": read as 5 times 24 hours. */
  static final Duration CAPTURE_WITHIN = Duration.ofDays(5);

  /**
   * Times without an offset, and the offset that answers carry: the guide's example shows -02:00.
   */
  static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  // Same shape as the documented errors, Laravel's own Portuguese where it has a text.
  static final String NOT_FOUND = "Pedido não encontrado.";
  static final String AUTHORIZATION_WRONG = "O campo authorization id selecionado é inválido.";
  static final String MERCHANT_BALANCE =
      "O lojista não possui saldo suficiente para realizar o cancelamento.";
  static final String PAYER_BALANCE =
      "O consumidor não possui saldo suficiente para devolver o cashback.";
  static final String EXPIRED_ALREADY = "O pedido está expirado e não pode ser cancelado.";
  static final String CHARGED_BACK = "O pedido possui chargeback e não pode ser cancelado.";
  static final String TOTAL_ONLY = "O cancelamento deste pedido só pode ser total.";
  static final String NOT_AUTHORIZED = "O pedido não está aguardando captura.";
  static final String CAPTURE_NOT_POSITIVE = "O valor enviado deve ser maior que 0.";
  static final String REFERENCE_TAKEN = "O campo reference id já está sendo utilizado.";
  static final String VALUE_NOT_POSITIVE = "O campo value deve ser maior que 0.";
  static final String EXPIRES_AT_NO_DATE = "O campo expires at não é uma data válida.";
  static final String PURCHASE_MODE_UNKNOWN = "O campo purchase mode selecionado é inválido.";
  static final String PATH_UNKNOWN = "Not Found";
  static final String METHOD_WRONG = "Method Not Allowed";

  /** In seconds, with a 429: no document has it, but a client that obeys it should be tried. */
  static final String RETRY_AFTER = "1";

  /** From PicPay's 1-Click API; this one documents no 429. */
  static final String TOO_MANY = "API rate limit exceeded";

  private Assumed() {}

  static String noNumber(String field) {
    return "O campo " + Texts.words(field) + " deve ser um número.";
  }

  static String noMoney(String field) {
    return "O campo " + Texts.words(field) + " deve ter no máximo 2 casas decimais.";
  }

  /**
   * Only 200 is delivery, and 21 attempts follow (documented); the pauses are ours: 10 s, doubled
   * to 1 h.
   */
  static CallbackRule callbacks() {
    List<Duration> pauses = new ArrayList<>();
    Duration pause = Duration.ofSeconds(10);
    for (int i = 0; i < 21; i++) {
      pauses.add(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : twice;
    }
    return new CallbackRule(status -> status == 200, pauses);
  }
}
