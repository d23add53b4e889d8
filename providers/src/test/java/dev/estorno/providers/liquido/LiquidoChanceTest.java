package dev.estorno.providers.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever Liquido replies, in whatever order, a talk keeps its promises. */
class LiquidoChanceTest {
  private static final int SEEDS = 20_000;
  private static final List<Integer> HTTP =
      List.of(200, 200, 200, 200, 204, 302, 400, 401, 404, 404, 408, 409, 422, 422, 429, 500, 503);
  private static final List<String> WORDS =
      List.of(
          "IN_PROGRESS",
          "IN_PROGRESS",
          "AUTHORIZED",
          "SETTLED",
          "SETTLED",
          "FAILED",
          "EXPIRED",
          "CANCELLED",
          "CANCELED",
          "REFUNDING",
          "REFUNDED",
          "CHARGED_BACK",
          "INITIAL_STATUS",
          "DORMANT");

  @Test
  void noTalkActsAfterDoubtOrRefundsWhatItShallNot() {
    for (long seed = 0; seed < SEEDS; seed++) {
      play(new SplittableRandom(seed), "seed " + seed);
    }
  }

  private static void play(SplittableRandom chance, String seed) {
    Cancellation it = cancellation(chance);
    boolean lookUp = chance.nextInt(4) == 0;
    var asked = new ArrayList<Request>();
    var replied = new ArrayList<Reply>();
    Talk talk = lookUp ? Charges.lookUp(it) : Charges.cancel(it);
    while (talk instanceof Talk.Ask(Request request, var next)) {
      assertThat(asked.size()).as(seed).isLessThan(24);
      asked.add(request);
      replied.add(reply(chance, request));
      talk = next.apply(replied.getLast());
    }
    Answer answer = ((Talk.Conclude) talk).answer();
    check(it, lookUp, asked, replied, answer, seed + ": " + it.extent() + asked + replied + answer);
  }

  private static void check(
      Cancellation it,
      boolean lookUp,
      List<Request> asked,
      List<Reply> replied,
      Answer answer,
      String seed) {
    boolean whole = it.extent() instanceof Extent.Full;
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).nature() == Request.Nature.READ) {
        continue;
      }
      boolean refunds = asked.get(i).operation().equals("refund");
      assertThat(lookUp).as(seed).isFalse();
      assertThat(refunds && it.onPaid() == OnPaid.REFUSE).as(seed).isFalse();
      assertThat(whole || refunds).as(seed).isTrue();
      boolean certain = replied.get(i).declines() || replied.get(i).isSuccess();
      assertThat(i == asked.size() - 1 || certain).as(seed).isTrue();
    }
    boolean acted = asked.getLast().nature() == Request.Nature.ACT;
    if (answer instanceof Answer.NotSent && acted) {
      assertThat(replied.getLast().status()).as(seed).isEqualTo(429);
    }
    if (answer instanceof Answer.Done(Effect effect, _)) {
      assertThat(whole || effect == Effect.REFUNDED).as(seed).isTrue();
      assertThat(replied).as(seed).anyMatch(Reply::isSuccess);
    }
    if (answer instanceof Answer.StillLive) {
      assertThat(lookUp).as(seed).isTrue();
    }
  }

  private static Cancellation cancellation(SplittableRandom chance) {
    return switch (chance.nextInt(3)) {
      case 0 -> Charges.whole(OnPaid.REFUND);
      case 1 -> Charges.whole(OnPaid.REFUSE);
      default -> Charges.part(300);
    };
  }

  private static Reply reply(SplittableRandom chance, Request request) {
    int http = of(HTTP, chance);
    String words = of(List.of("Insufficient balance", "too large", "partial", "no"), chance);
    return switch (chance.nextInt(8)) {
      case 0 -> Samples.json(http, "<html></html>");
      case 1 -> Charges.error(http, words);
      case 2 -> Samples.json(400, "{\"error\":\"invalid_client\"}");
      default -> told(http, of(WORDS, chance), request);
    };
  }

  /** As Liquido would speak of what it is asked about, or now and then of something else. */
  private static Reply told(int http, String word, Request request) {
    String body = Charges.charge(word).body().text();
    boolean refund = request.operation().contains("refund");
    String path = request.path();
    String key = path.substring(path.lastIndexOf('/') + 1);
    String ours = refund ? key.replace("refund", "c1-1") : "k1";
    return Samples.json(
        http,
        body.replaceFirst("\"idempotencyKey\":\"k1\"", "\"idempotencyKey\":\"" + ours + "\""));
  }

  private static <T> T of(List<T> list, SplittableRandom chance) {
    return list.get(chance.nextInt(list.size()));
  }
}
