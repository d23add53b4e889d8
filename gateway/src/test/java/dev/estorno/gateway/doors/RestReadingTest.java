package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Looking at cancellations, and ruling on them, over real HTTP. */
class RestReadingTest {
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void anotherMerchantsCancellationIsUnknown() {
    Reply mine = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    String path = mine.at("links.self");
    assertThat(doors.getAs(OpenDoors.MALL_KEY, path).status()).isEqualTo(404);
    assertThat(doors.getAs(OpenDoors.MALL_KEY, path + "/journal").status()).isEqualTo(404);
    assertThat(doors.getAs(OpenDoors.MALL_KEY, "/v1/cancellations").json().path("items")).isEmpty();
    assertThat(doors.get("/v1/cancellations/can_nothing").status()).isEqualTo(404);
    assertThat(doors.get("/v1/cancellations/" + "a".repeat(65)).status()).isEqualTo(404);
  }

  @Test
  void theJournalTellsWhatHappened() {
    Reply reply = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    JsonNode lines = doors.get(reply.at("links.journal")).json().path("lines");
    assertThat(lines.valueStream().map(it -> it.path("event").stringValue()))
        .containsExactly("accepted", "claimed", "answered done");
    assertThat(lines.get(2).path("to").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void aListHasPagesNewestFirst() {
    List<String> ids =
        IntStream.range(0, 5)
            .mapToObj(i -> {
              doors.advance(Duration.ofSeconds(1));
              String body = "{\"provider\":\"toy\",\"reference\":\"void-" + i + "\"}";
              return doors.cancel("k" + i, body).at("id");
            })
            .toList();
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = doors.get("/v1/cancellations?limit=2" + cursor);
      page.json().path("items").forEach(it -> listed.add(it.path("id").stringValue()));
      cursor = "&cursor=" + page.at("next_cursor");
    } while (!cursor.equals("&cursor=null"));
    assertThat(listed).isEqualTo(ids.reversed());
  }

  @ParameterizedTest
  @CsvSource({
    "state=cancelled, 2",
    "'state=cancelled,manual', 3",
    "state=queued, 0",
    "attention=true, 1",
    "attention=false, 3",
    "reference=void-1, 1",
    "reference=void%2D1, 1",
    "provider=toy&account=main, 3",
    "account=b, 0",
    "from=2026-11-20T12:00:02Z, 1",
    "to=2026-11-20T12:00:02Z, 2",
    "from=2026-11-20T09:00:01-03:00&to=2026-11-20T12:00:02Z, 1",
    "limit=200, 3",
  })
  void aListIsFiltered(String query, int rows) {
    for (String reference : List.of("void-1", "odd-1", "void-2")) {
      doors.cancel(reference, "{\"provider\":\"toy\",\"reference\":\"" + reference + "\"}");
      doors.advance(Duration.ofSeconds(1));
    }
    Reply list = doors.get("/v1/cancellations?" + query);
    assertThat(list.status()).as(list.body()).isEqualTo(200);
    assertThat(list.json().path("items")).hasSize(rows);
  }

  @Test
  void aPersonRulesThatItCountsAsCancelled() {
    Reply stuck = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"odd-1\"}");
    assertThat(stuck.at("manual.why")).isEqualTo("paid twice");
    Reply ruled =
        doors.post(
            stuck.at("links.rulings"),
            """
            {"ruling": "count_as_cancelled", "effect": "refunded", "provider_reference": "R7",
             "by": "maria"}
            """);
    assertThat(ruled.status()).isEqualTo(200);
    assertThat(ruled.at("state")).isEqualTo("cancelled");
    assertThat(ruled.at("effect")).isEqualTo("refunded");
    assertThat(ruled.at("provider_reference")).isEqualTo("R7");
    assertThat(doors.get(stuck.at("links.self")).json()).isEqualTo(ruled.json());
  }

  @ParameterizedTest
  @CsvSource({"retry, in_doubt", "count_as_refused, refused"})
  void aPersonRules(String ruling, String state) {
    Reply stuck = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"odd-1\"}");
    Reply ruled =
        doors.post(stuck.at("links.rulings"), "{\"ruling\":\"" + ruling + "\",\"by\":\"maria\"}");
    assertThat(ruled.status()).isEqualTo(200);
    assertThat(ruled.at("state")).isEqualTo(state);
  }

  @Test
  void whatIsNotManualCannotBeRuledOn() {
    Reply done = doors.cancel("k1", "{\"provider\":\"toy\",\"reference\":\"void-1\"}");
    Reply ruled =
        doors.post(done.at("links.self") + "/rulings", "{\"ruling\":\"retry\",\"by\":\"maria\"}");
    assertThat(ruled.status()).isEqualTo(409);
    assertThat(ruled.at("type")).isEqualTo("urn:estorno:problem:not_manual");
    assertThat(ruled.at("detail")).contains("cancelled");
  }
}
