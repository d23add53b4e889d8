package dev.estorno.providers.picpay;

import dev.estorno.core.AccountName;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Account;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Talk;
import java.net.URI;
import java.util.Map;

/** PicPay's replies about one order, and cancellations of it. */
final class Orders {
  static final PicPay PICPAY = new PicPay();
  static final String REFERENCE = "102030";

  static final Account ACCOUNT =
      new Account(
          new MerchantId("shop"),
          PicPay.NAME,
          new AccountName("main"),
          URI.create("http://127.0.0.1/ecommerce/public"),
          Map.of("picpay_token", new Secret("t-secret"), "seller_token", new Secret("s-secret")));

  private Orders() {}

  static Talk cancel(Cancellation it) {
    return PICPAY.cancel(it, ACCOUNT);
  }

  static Talk lookUp(Cancellation it) {
    return PICPAY.lookUp(it, ACCOUNT);
  }

  static Cancellation whole(OnPaid onPaid) {
    return Samples.whole("picpay", REFERENCE, onPaid);
  }

  static Cancellation part(long minor) {
    return Samples.part("picpay", REFERENCE, minor);
  }

  static Cancellation part(long minor, long refundedBefore) {
    return Samples.held(
        "picpay",
        REFERENCE,
        Extent.part(Money.brl(minor)),
        OnPaid.REFUND,
        Baseline.refundedSoFar(Money.brl(refundedBefore)));
  }

  /** The first generation tells no sums. */
  static Reply status(String word) {
    String authorization =
        word.equals("created") || word.equals("expired") ? "" : "\"authorizationId\":\"a1\",";
    return Samples.json(
        200, "{%s\"referenceId\":\"102030\",\"status\":\"%s\"}".formatted(authorization, word));
  }

  /** The second generation, of an order of R$ 10.00. */
  static Reply status(String word, String paid, String refunded) {
    return Samples.json(
        200,
        """
        {"authorizationId":"a1","referenceId":"102030","status":"%s",
         "summary":{"authorized":10.00,"paid":%s,"refunded":%s}}\
        """
            .formatted(word, paid, refunded));
  }

  static Reply cancelled() {
    return Samples.json(200, "{\"referenceId\":\"102030\",\"cancellationId\":\"x9\"}");
  }

  static Reply refunded() {
    return Samples.json(201, "{\"id\":\"r7\",\"referenceId\":\"102030\"}");
  }

  /** 422 in the documented shape. */
  static Reply declined(String field, String message) {
    return Samples.json(
        422,
        """
        {"message":"Algumas propriedades não passaram no teste de validação.",
         "errors":[{"field":"%s","message":"%s"}]}\
        """
            .formatted(field, message));
  }
}
