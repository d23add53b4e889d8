package dev.estorno.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.e2e.Await;
import dev.estorno.app.e2e.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NoticesTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final Receiver receiver = new Receiver();
  private Running world;
  private Merchant merchant;

  @BeforeEach
  void start() {
    world = Running.start(folder);
    merchant = new Merchant(world.gatewayAddress(), world.sandbox());
  }

  @AfterEach
  void stop() {
    merchant.close();
    world.close();
    receiver.close();
  }

  @Test
  void whatAnEndpointMissedArrivesOnceItIsBackOneNoticeForEveryEnd() throws Exception {
    String secret = merchant.register(receiver).path("secret").stringValue();
    receiver.goAway();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(merchant.cancel(i % 2 == 0 ? "paid" : "created"));
      rows.add(merchant.cancel("paid", "refuse"));
    }
    Await.until("the endpoint is seen to fail", WAIT, () -> health().equals("failing"));
    receiver.comeBack();
    Await.until("all have arrived", WAIT, () -> receiver.ids().size() == rows.size());

    List<String> told = new ArrayList<>();
    for (Receiver.Got it : receiver.got()) {
      assertThat(it.isSignedWith(secret)).isTrue();
      assertThat(it.header("Content-Type")).isEqualTo("application/json");
      told.add(it.json().at("/data/id").stringValue() + " " + it.json().path("type").stringValue());
    }
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(it -> it.id() + " cancellation." + it.state()).toList());
    assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(noticeIds());
    long cancelled = rows.stream().filter(it -> it.state().equals("cancelled")).count();
    assertThat(world.sandbox().effects()).hasSize((int) cancelled);
    Await.until("it is known to be fine", WAIT, () -> health().equals("fine"));
  }

  private String health() throws IOException {
    return merchant.get("/v1/endpoints").at("/items/0/health").stringValue();
  }

  private List<String> noticeIds() throws IOException {
    return merchant.notices().stream().map(it -> it.path("id").stringValue()).toList();
  }

  @Test
  void whatWasAskedIsWhatIsShown() throws Exception {
    merchant.register(receiver);
    Row row = merchant.cancel("paid");
    Await.until("it has arrived", WAIT, () -> receiver.got().size() == 1);

    JsonNode shown = merchant.get("/v1/cancellations/" + row.id());
    assertThat(receiver.got().getFirst().json().path("data")).isEqualTo(shown);
    assertThat(merchant.notices().getFirst().path("body"))
        .isEqualTo(receiver.got().getFirst().json());
  }

  @Test
  void secretsAreRotatedWithoutAGap() throws Exception {
    JsonNode endpoint = merchant.register(receiver);
    String path = endpoint.at("/links/self").stringValue();
    String first = endpoint.path("secret").stringValue();
    String second = rotated(path, "PT1H");
    merchant.ask(202, "POST", path + "/pings", "");
    Await.until("the ping has arrived", WAIT, () -> receiver.got().size() == 1);
    Receiver.Got during = receiver.got().getFirst();
    assertThat(during.isSignedWith(first)).isTrue();
    assertThat(during.isSignedWith(second)).isTrue();

    String third = rotated(path, "PT0S");
    merchant.ask(202, "POST", path + "/pings", "");
    Await.until("the next has arrived", WAIT, () -> receiver.got().size() == 2);
    Receiver.Got after = receiver.got().getLast();
    assertThat(after.isSignedWith(first)).isFalse();
    assertThat(after.isSignedWith(second)).isFalse();
    assertThat(after.isSignedWith(third)).isTrue();
  }

  private String rotated(String path, String overlap) throws IOException {
    String body = "{\"overlap\":\"" + overlap + "\"}";
    return merchant.ask(201, "POST", path + "/rotations", body).path("secret").stringValue();
  }

  @Test
  void goneIsShownAndWhatWasMissedIsReplayed() throws Exception {
    String path = merchant.register(receiver).at("/links/self").stringValue();
    receiver.answer(_ -> 410);
    merchant.cancel("paid");
    Await.until("it is disabled", WAIT, () -> health().equals("disabled"));
    merchant.cancel("paid");
    assertThat(merchant.get(path).at("/disabled/reason").stringValue()).isEqualTo("gone");
    assertThat(receiver.got()).hasSize(1);

    receiver.forget();
    receiver.answer(_ -> 200);
    merchant.ask(200, "PATCH", path, "{\"enabled\":true}");
    String all = "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2100-01-01T00:00:00Z\"}";
    JsonNode replay = merchant.ask(202, "POST", path + "/replays", all);
    assertThat(replay.path("replayed").intValue()).isEqualTo(2);
    Await.until("both have arrived", WAIT, () -> receiver.ids().size() == 2);
    assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(noticeIds());
  }
}
