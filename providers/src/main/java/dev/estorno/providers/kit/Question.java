package dev.estorno.providers.kit;

import dev.estorno.core.Answer;
import dev.estorno.core.ProviderWord;
import dev.estorno.core.Reason;
import dev.estorno.providers.Reply;

/** What was asked, for replies that do not say what we asked for: the same at every provider. */
public enum Question {
  /** Where the payment stands, before anything is asked that may have an effect. */
  FIRST_LOOK,
  /** To cancel or to refund. */
  ACT,
  /** Where the payment stands, after something was asked that may have had an effect. */
  LOOK_UP;

  /**
   * The answer when the reply's body tells nothing: by its status, and by what silence would mean.
   *
   * @param word what the provider wrote beside the status, if it could be read
   */
  public Answer unread(Reply reply, ProviderWord word) {
    return switch (reply.status()) {
      case 401, 403 -> new Answer.NotNow(Reason.CREDENTIALS_REJECTED, word);
      case 429 -> new Answer.NotSent("the provider asks for fewer calls", reply.retryAfter());
      default ->
          unclear(
              reply.isSuccess()
                  ? "the provider's reply cannot be read"
                  : "the provider answered with status " + reply.status());
    };
  }

  /** The answer when the reply cannot be understood. */
  public Answer unclear(String why) {
    return switch (this) {
      case FIRST_LOOK -> new Answer.NotSent(why);
      case ACT, LOOK_UP -> new Answer.Unknown(why);
    };
  }

  /** The answer when the provider does not know the payment. */
  public Answer unknownPayment(ProviderWord word) {
    return switch (this) {
      case FIRST_LOOK, ACT -> new Answer.Refused(Reason.PAYMENT_NOT_FOUND, word);
      // Something may have been asked of a payment that was there: that ends nothing. Once it must
      // have landed it is asked anew, and the first look then tells for certain.
      case LOOK_UP -> Answer.stillLive();
    };
  }
}
