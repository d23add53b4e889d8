package dev.estorno.providers.picpay;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Question;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How PicPay's replies are read. */
final class PicPayReplies {
  private static final Pattern BALANCE = words("saldo|receb[ií]|balance|receivable");
  private static final Pattern PAYERS =
      words("cashback|comprador|pagador|consumidor|usu[aá]rio|payer|buyer|customer");
  private static final Pattern TOO_LARGE = words("maior|superior|greater|exceed");
  private static final Pattern ALREADY = words("j[aá] foi|already");

  private PicPayReplies() {}

  /** The status of this payment; empty when the reply does not tell it. */
  static Optional<PicPayStatus> status(Reply reply, Cancellation it) {
    Json told = Json.read(reply.body());
    return reply.status() == 200 && told.isObject() && speaksOf(it, told)
        ? Optional.of(new PicPayStatus(told))
        : Optional.empty();
  }

  /** What a reply means that should have told a status and did not. */
  static Answer noStatus(Reply reply, Question asked) {
    // A 404 of PicPay's own is JSON; any other comes from somebody in between.
    return reply.status() == 404 && Json.read(reply.body()).isObject()
        ? asked.unknownPayment(word(reply))
        : asked.unread(reply, word(reply));
  }

  /**
   * What became of an act; empty when PicPay declined it. /cancellations answers 200 with
   * cancellationId, /refunds 201 with id. A 500 is no refusal: by its own text, "verifique se a
   * transação foi criada" (all from the API specification).
   */
  static Optional<Answer> acted(Reply reply, Cancellation it, Function<String, Answer> done) {
    if (reply.declines()) {
      return Optional.empty();
    }
    Json told = Json.read(reply.body());
    boolean success = reply.status() == 200 || reply.status() == 201;
    Optional<String> id = told.id("cancellationId").or(() -> told.id("id"));
    return id.filter(_ -> success && speaksOf(it, told))
        .map(done)
        .or(() -> Optional.of(Question.ACT.unread(reply, word(reply))));
  }

  /** What declining means for a payment that stands where it stood: by PicPay's words. */
  static Answer declined(Cancellation it, PicPayStatus seen, Reply reply) {
    ProviderWord word = word(reply);
    if (BALANCE.matcher(word.text()).find()) {
      boolean payers = PAYERS.matcher(word.text()).find();
      return new Answer.NotNow(
          payers ? Reason.PAYER_BALANCE_TOO_LOW : Reason.MERCHANT_BALANCE_TOO_LOW, word);
    }
    if (it.extent() instanceof Extent.Part && TOO_LARGE.matcher(word.text()).find()) {
      return new Answer.Refused(Reason.AMOUNT_TOO_LARGE, word);
    }
    // Unpaid it can always be closed, in review it will be paid, and cancelled it is not live: the
    // status lags behind.
    boolean later = seen.word().matches("created|analysis") || ALREADY.matcher(word.text()).find();
    return later
        ? new Answer.NotNow(Reason.BUSY, word)
        : new Answer.Refused(Reason.REQUEST_REJECTED, word);
  }

  /** PicPay has messages, but no codes: HTTP's stands in. */
  private static ProviderWord word(Reply reply) {
    Json told = Json.read(reply.body());
    String text =
        Stream.concat(Stream.of(told), told.at("errors").items().stream())
            .flatMap(it -> it.text("message").stream())
            .collect(Collectors.joining(" "));
    return new ProviderWord("HTTP " + reply.status(), text);
  }

  /** A reply that names another payment proves nothing about this one. */
  private static boolean speaksOf(Cancellation it, Json told) {
    return told.id("referenceId").map(it.payment().reference().strip()::equals).orElse(true);
  }

  private static Pattern words(String any) {
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
