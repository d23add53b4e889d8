package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many clients at once: one effect, never more money than was paid. */
class ConcurrencyTest extends PicPayShop {

  @Test
  void sixtyFourEqualCancelsAreOneEffect() throws Exception {
    JsonNode order = order("paid");
    List<Shop.Reply> replies = atOnce(64, () -> cancel(order));
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(63);
    assertThat(effects()).isEqualTo(reference(order) + " refunded 1000\n");
  }

  @Test
  void cancelsAndRefundsAtOnceNeverGiveBackMoreThanWasPaid() throws Exception {
    JsonNode order = order("paid", "\"amount\":1000", "\"cashback\":77");
    List<Shop.Reply> replies = atOnce(64, () -> refund(order, "0.30"));
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(33);
    assertThat(shop.effects()).hasSize(33);
    assertThat(view(order).path("refunded").longValue()).isEqualTo(990);
    assertThat(cancel(order).status()).isEqualTo(200);
    assertThat(view(order).path("cashback_taken_back").longValue()).isEqualTo(77);
  }

  @Test
  void theSameReferenceIsCreatedOnce() throws Exception {
    String body =
        "{\"referenceId\":\"1\",\"value\":1,\"callbackUrl\":\"x\",\"buyer\":{\"document\":\"1\"}}";
    List<Shop.Reply> replies = atOnce(64, () -> create(body));
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
  }

  private static List<Shop.Reply> atOnce(int clients, Callable<Shop.Reply> call) throws Exception {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Shop.Reply>> calls = IntStream.range(0, clients).mapToObj(_ -> call).toList();
      List<Shop.Reply> replies = new ArrayList<>();
      for (Future<Shop.Reply> reply : pool.invokeAll(calls)) replies.add(reply.get());
      return replies;
    }
  }
}
