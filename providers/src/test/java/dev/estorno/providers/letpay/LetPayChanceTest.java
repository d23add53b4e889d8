package dev.estorno.providers.letpay;

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

/** Whatever LetPay replies, in whatever order, a talk keeps its promises. */
class LetPayChanceTest {
  private static final int SEEDS = 20_000;
  private static final List<Integer> HTTP =
      List.of(200, 200, 200, 200, 302, 400, 401, 403, 404, 408, 409, 422, 422, 429, 500, 502);
  private static final List<String> WORDS =
      List.of(
          "PROCESSING",
          "PROCESSING",
          "CREATED",
          "PRE_AUTHORIZED",
          "IN_ANALYSIS",
          "PAID",
          "PAID",
          "PARTIALLY_REFUNDED",
          "REFUNDED",
          "CANCELED",
          "DISPUTE",
          "DORMANT");
  private static final List<String> SUMS = List.of("0", "0", "2.50", "5.50", "10", "\"x\"");
  private static final List<String> REFUNDS =
      List.of("", "", "7 COMPLETED", "7 FAILED", "7 PROCESSING", "6 FAILED, 7 REQUESTED");
  private static final List<String> CODES =
      List.of("00.03.0001", "00.04.0010", "01.05.0030", "01.05.0017", "00.01.0028", "x");

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
    Talk talk = lookUp ? Letters.lookUp(held(it, chance)) : Letters.cancel(it);
    while (talk instanceof Talk.Ask(Request request, var next)) {
      assertThat(asked.size()).as(seed).isLessThan(12);
      asked.add(request);
      replied.add(reply(request, chance));
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
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).nature() == Request.Nature.READ) {
        continue;
      }
      assertThat(lookUp).as(seed).isFalse();
      boolean refund = asked.get(i).path().equals("/refund");
      assertThat(refund && it.onPaid() == OnPaid.REFUSE).as(seed).isFalse();
      assertThat(it.extent() instanceof Extent.Full || refund).as(seed).isTrue();
      boolean last = i == asked.size() - 1;
      boolean no = replied.get(i).declines() || replied.get(i).status() == 403;
      assertThat(last || no).as(seed).isTrue();
    }
    boolean acted = asked.getLast().nature() == Request.Nature.ACT;
    if (answer instanceof Answer.NotSent && acted) {
      assertThat(replied.getLast().status()).as(seed).isEqualTo(429);
    }
    if (answer instanceof Answer.Done(Effect effect, _)) {
      assertThat(acted).as(seed).isFalse();
      assertThat(effect == Effect.REFUNDED || it.extent() instanceof Extent.Full).as(seed).isTrue();
    }
    assertThat(answer instanceof Answer.StillLive && !lookUp).as(seed).isFalse();
  }

  private static Cancellation cancellation(SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> Letters.whole(OnPaid.REFUND);
      case 1 -> Letters.whole(OnPaid.REFUSE);
      case 2 -> Letters.part(300);
      default -> Letters.part(300, 250);
    };
  }

  private static Cancellation held(Cancellation it, SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> Letters.pending("refund:7", it);
      case 1 -> Letters.pending(Letters.TOKEN, it);
      case 2 -> Letters.pending("reserved:" + Letters.TOKEN, it);
      default -> Letters.inDoubt(it);
    };
  }

  private static Reply reply(Request request, SplittableRandom chance) {
    int http = of(HTTP, chance);
    return switch (chance.nextInt(10)) {
      case 0 -> Samples.json(http, "<html></html>");
      case 1, 2 -> Letters.error(http, of(CODES, chance));
      case 3 -> Letters.payment(of(WORDS, chance), of(SUMS, chance), of(SUMS, chance));
      default ->
          switch (request.operation()) {
            case "refunds" -> Letters.refunds(of(REFUNDS, chance));
            case "cancel" -> Letters.cancelTaken();
            case "refund" -> Letters.refundTaken();
            default -> Letters.payment(of(WORDS, chance), of(SUMS, chance), of(SUMS, chance));
          };
    };
  }

  private static <T> T of(List<T> list, SplittableRandom chance) {
    return list.get(chance.nextInt(list.size()));
  }
}
