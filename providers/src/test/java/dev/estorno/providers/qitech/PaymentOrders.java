package dev.estorno.providers.qitech;

import dev.estorno.core.AccountName;
import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Account;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Talk;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** QI Tech's replies about one payment order, and cancellations of it. */
final class PaymentOrders {
  static final QiTech QITECH = new QiTech();
  static final String REFERENCE = "r1/p1";
  static final Instant DEADLINE = Instant.parse("2026-11-30T01:00:00Z");

  /** What a cancellation with the id of {@link Samples} asks a reversal with. */
  static final String CONTROL_KEY =
      QiTechReference.controlKey(Samples.whole("qitech", REFERENCE, OnPaid.REFUND));

  private PaymentOrders() {}

  static Account account(Map<String, Secret> credentials) {
    return new Account(
        new MerchantId("shop"),
        QiTech.NAME,
        new AccountName("main"),
        URI.create("http://127.0.0.1"),
        credentials);
  }

  static Talk cancel(Cancellation it) {
    return QITECH.cancel(it, account(Map.of("account_key", new Secret("a1"))));
  }

  static Talk lookUp(Cancellation it) {
    return QITECH.lookUp(it, account(Map.of("account_key", new Secret("a1"))));
  }

  /** Its deadline is known: nothing is left to learn. */
  static Cancellation whole(OnPaid onPaid) {
    return Samples.until(DEADLINE, Samples.whole("qitech", REFERENCE, onPaid));
  }

  static Cancellation part(long minor) {
    return Samples.part("qitech", REFERENCE, minor);
  }

  /** For the 30th of November; paid by t1 if it is paid. */
  static Reply order(String status) {
    String pix = status.equals("paid") ? "\"t1\"" : "null";
    return Samples.json(
        200,
        """
        {"payment_order_status":"%s","reference_date":"2026-11-30",
         "incoming_pix_transfer_key":%s,"something_new":{"added":[1]}}\
        """
            .formatted(status, pix));
  }

  /** A Pix of R$ 10.00, with reversals such as {@code ours sent 2.50}. */
  static Reply pix(String... reversals) {
    var list = new StringBuilder();
    for (String reversal : reversals) {
      String[] words = reversal.split(" ");
      list.append(list.isEmpty() ? "" : ",")
          .append(
              """
              {"request_control_key":"%s","pix_transfer_status":"%s","transfer_amount":%s,
               "pix_transfer_key":"v-%s"}\
              """
                  .formatted(
                      words[0].equals("ours") ? CONTROL_KEY : words[0],
                      words[1],
                      words[2],
                      words[0]));
    }
    return Samples.json(
        200,
        "{\"pix_transfer_key\":\"t1\",\"transfer_amount\":10.00,\"reversals\":[" + list + "]}");
  }

  static Reply cancelled() {
    return Samples.json(
        200, "{\"payment_order_key\":\"p1\",\"payment_order_status\":\"cancelled\"}");
  }

  static Reply reversed(int status, String word) {
    return Samples.json(
        status,
        """
        {"reversal_status":"%s","pix_transfer_key":"v1","request_control_key":"%s"}\
        """
            .formatted(word, CONTROL_KEY));
  }

  static Reply error(int status, String code, String description) {
    return Samples.json(
        status,
        """
        {"title":"t","description":"%s","translation":"tradução","code":"%s","extra_fields":{}}\
        """
            .formatted(description, code));
  }
}
