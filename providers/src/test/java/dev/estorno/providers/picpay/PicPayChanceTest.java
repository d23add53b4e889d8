package dev.estorno.providers.picpay;

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

/** Whatever PicPay replies, in whatever order, a talk keeps its promises. */
class PicPayChanceTest {
  private static final int SEEDS = 20_000;
  private static final List<Integer> HTTP =
      List.of(200, 200, 200, 201, 201, 204, 302, 401, 404, 408, 409, 422, 422, 422, 429, 500, 503);
  private static final List<String> WORDS =
      List.of(
          "created",
          "created",
          "authorized",
          "analysis",
          "paid",
          "paid",
          "completed",
          "expired",
          "refunded",
          "chargeback",
          "dormant");
  private static final List<String> SUMS = List.of("0", "2.50", "3.00", "5.50", "10.00", "\"x\"");

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
    Talk talk = lookUp ? Orders.lookUp(it) : Orders.cancel(it);
    while (talk instanceof Talk.Ask(Request request, var next)) {
      assertThat(asked.size()).as(seed).isLessThan(6);
      asked.add(request);
      replied.add(reply(chance));
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
      boolean whole = it.extent() instanceof Extent.Full;
      if (it.onPaid() == OnPaid.REFUSE) {
        assertThat(asked.get(i).body().isEmpty()).as(seed).isTrue();
      }
      assertThat(whole || asked.get(i).path().endsWith("/refunds")).as(seed).isTrue();
      boolean last = i == asked.size() - 1;
      assertThat(last || replied.get(i).declines()).as(seed).isTrue();
    }
    boolean acted = asked.getLast().nature() == Request.Nature.ACT;
    if (answer instanceof Answer.NotSent && acted) {
      assertThat(replied.getLast().status()).as(seed).isEqualTo(429);
    }
    if (answer instanceof Answer.Done(Effect effect, _) && it.onPaid() == OnPaid.REFUSE && acted) {
      assertThat(effect).as(seed).isEqualTo(Effect.VOIDED);
    }
  }

  private static Cancellation cancellation(SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> Orders.whole(OnPaid.REFUND);
      case 1 -> Orders.whole(OnPaid.REFUSE);
      case 2 -> Orders.part(300);
      default -> Orders.part(300, 250);
    };
  }

  private static Reply reply(SplittableRandom chance) {
    int http = of(HTTP, chance);
    return switch (chance.nextInt(8)) {
      case 0 -> Samples.json(http, "<html></html>");
      case 1 -> Samples.json(http, Orders.declined("amount", "saldo").body().text());
      case 2 -> Samples.json(http, "{\"cancellationId\":\"x9\",\"id\":\"r7\"}");
      case 3 -> Samples.json(http, Orders.status(of(WORDS, chance)).body().text());
      default -> Orders.status(of(WORDS, chance), of(SUMS, chance), of(SUMS, chance));
    };
  }

  private static <T> T of(List<T> list, SplittableRandom chance) {
    return list.get(chance.nextInt(list.size()));
  }
}
