package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.StoreDown;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doors say when something behind them breaks. */
class MishapTest {
  private static final String BODY = "{\"provider\":\"toy\",\"reference\":\"void-1\"}";
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void aStoreThatIsDownIs503AndTheSameKeyWorksLater() {
    doors.store.breakWith(() -> new StoreDown("admitting", new IllegalStateException()));
    Reply down = doors.cancel("k1", BODY);
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.header("Retry-After")).isEqualTo("2");
    assertThat(down.at("type")).isEqualTo("urn:estorno:problem:store_down");
    assertThat(doors.get("/v1/cancellations").status()).isEqualTo(503);
    doors.store.mend();
    assertThat(doors.cancel("k1", BODY).status()).isEqualTo(201);
  }

  @Test
  void whatNobodyForesawIs500WithANumberAndWithoutTheWordsOfTheFailure() {
    doors.store.breakWith(() -> new IllegalStateException("secret of 123.456.789-10"));
    Reply broken = doors.cancel("k1", BODY);
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.at("type")).isEqualTo("urn:estorno:problem:internal");
    assertThat(broken.at("detail")).matches("mishap [0-9a-f]+-\\d+ is in our log");
    assertThat(broken.body()).doesNotContain("secret", "123.456");
  }

  @Test
  void theVtexDoorSaysSoInItsOwnDialect() {
    doors.store.breakWith(() -> new StoreDown("admitting", new IllegalStateException()));
    Reply down = vtex();
    assertThat(down.status()).isEqualTo(500);
    assertThat(down.at("code")).isEqualTo("store-unavailable");
    assertThat(down.at("cancellationId")).isEqualTo("null");
    doors.store.breakWith(() -> new IllegalStateException("secret"));
    Reply broken = vtex();
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.at("code")).isEqualTo("internal-error");
    assertThat(broken.at("requestId")).isEqualTo("R1");
    assertThat(broken.body()).doesNotContain("secret");
    doors.store.mend();
    assertThat(vtex().status()).isEqualTo(200);
  }

  @Test
  void theSignalsDoorAsksForTheSignalAgain() {
    doors.store.breakWith(() -> new StoreDown("reading", new IllegalStateException()));
    Reply down =
        doors.caller.send(
            "POST", "/signals/toy/shop/main", List.of("x-toy: sesame"), "void-1".getBytes());
    assertThat(down.status()).isEqualTo(503);
  }

  private Reply vtex() {
    return doors.vtex("void-1", "{\"paymentId\":\"void-1\",\"requestId\":\"R1\"}", "shop");
  }
}
