package dev.estorno.gateway.doors.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.doors.OpenDoors;
import dev.estorno.gateway.doors.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Endpoints and notices over real HTTP; every reply is checked against the description. */
class EndpointsTest {
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  private Reply register(String members) {
    return doors.post("/v1/endpoints", "{\"url\":\"https://shop.example/in\"" + members + "}");
  }

  private Reply patch(String path, String body) {
    return doors.rest(
        "PATCH",
        path,
        List.of("Authorization: Bearer " + OpenDoors.SHOP_KEY, "Content-Type: application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply delete(String path) {
    return doors.rest(
        "DELETE", path, List.of("Authorization: Bearer " + OpenDoors.SHOP_KEY), new byte[0]);
  }

  private Reply ping(String path) {
    return doors.rest(
        "POST",
        path + "/pings",
        List.of("Authorization: Bearer " + OpenDoors.SHOP_KEY),
        new byte[0]);
  }

  private void cancel(int count) {
    IntStream.range(0, count)
        .forEach(i -> {
          String name = doors.get("/v1/notices?limit=200").json().path("items").size() + "-" + i;
          doors.cancel(name, "{\"provider\":\"toy\",\"reference\":\"void-" + name + "\"}");
          doors.advance(Duration.ofSeconds(1));
        });
  }

  @Test
  void theSecretIsToldOnceAndTheEndpointIsThere() {
    Reply made = register(",\"description\":\"main\",\"types\":[\"cancellation.refused\"]");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.at("secret")).startsWith("whsec_");
    assertThat(made.at("health")).isEqualTo("fine");
    assertThat(made.header("Location")).isEqualTo(made.at("links.self"));
    Reply read = doors.get(made.at("links.self"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).doesNotContain("whsec_").contains("cancellation.refused", "main");
    assertThat(doors.get("/v1/endpoints").json().path("items").get(0)).isEqualTo(read.json());
    assertThat(doors.get("/v1/endpoints").body()).doesNotContain("whsec_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | url | missing_member",
        "{\"url\":\"shop\"} | url | invalid_member",
        "{\"url\":\"http://shop.example/\"} | url | invalid_member",
        "{\"url\":\"https://169.254.169.254/\"} | url | invalid_member",
        "{\"url\":\"https://inner.example/\"} | url | invalid_member",
        "{\"url\":\"https://shop.example:25/\"} | url | invalid_member",
        "{\"url\":\"https://a:b@shop.example/\"} | url | invalid_member",
        "{\"url\":\"https://shop.example/ x\"} | url | invalid_member",
        "{\"url\":\"https://shop.example/\",\"types\":\"all\"} | types | invalid_member",
        "{\"url\":\"https://shop.example/\",\"types\":[\"canceled\"]} | types | invalid_member",
        "{\"url\":\"https://shop.example/\",\"types\":[1]} | types | invalid_member",
        "{\"url\":\"https://shop.example/\",\"secret\":\"x\"} | secret | unknown_member",
        "{\"url\":\"https://shop.example/\",\"description\":\"\"} | description | invalid_member",
      })
  void whatCannotBeAnEndpointIsRefused(String body, String field, String problem) {
    Reply reply = doors.post("/v1/endpoints", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("field")).isEqualTo(field);
    assertThat(reply.at("type")).isEqualTo("urn:estorno:problem:" + problem);
    assertThat(doors.get("/v1/endpoints").json().path("items")).isEmpty();
  }

  @Test
  void aMerchantSeesItsOwnOnly() {
    String path = register("").at("links.self");
    cancel(1);
    String notice = doors.get("/v1/notices").json().at("/items/0/links/self").stringValue();

    for (String mine : List.of(path, path + "/deliveries", notice)) {
      assertThat(doors.get(mine).status()).isEqualTo(200);
      assertThat(doors.getAs(OpenDoors.MALL_KEY, mine).status()).isEqualTo(404);
    }
    for (String list : List.of("/v1/endpoints", "/v1/notices")) {
      assertThat(doors.getAs(OpenDoors.MALL_KEY, list).json().path("items")).isEmpty();
    }
  }

  @Test
  void thereAreNotTooMany() {
    IntStream.range(0, Endpoints.ENDPOINTS_MAX)
        .forEach(_ -> assertThat(register("").status()).isEqualTo(201));
    Reply reply = register("");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("type")).isEqualTo("urn:estorno:problem:too_many_endpoints");
  }

  @Test
  void anEndpointIsChangedSwitchedOffAndOn() {
    String path = register("").at("links.self");
    Reply off =
        patch(path, "{\"enabled\":false,\"url\":\"https://shop.example/b\",\"description\":\"b\"}");
    assertThat(off.at("health")).isEqualTo("disabled");
    assertThat(off.at("disabled.reason")).isEqualTo("by_hand");
    assertThat(off.at("url")).isEqualTo("https://shop.example/b");
    cancel(1);
    assertThat(doors.get(path).at("waiting")).isEqualTo("0");
    assertThat(ping(path).status()).isEqualTo(409);
    assertThat(doors.post(path + "/replays", "{\"notice\":\"x\"}").status()).isEqualTo(409);

    Reply on = patch(path, "{\"enabled\":true,\"types\":[\"cancellation.cancelled\"]}");
    assertThat(on.at("health")).isEqualTo("fine");
    assertThat(on.at("disabled")).isEqualTo("null");
    cancel(1);
    assertThat(doors.get(path).at("waiting")).isEqualTo("1");
    assertThat(patch(path, "{\"enabled\":\"yes\"}").at("field")).isEqualTo("enabled");
    assertThat(patch(path, "{\"url\":\"https://10.0.0.1/\"}").at("field")).isEqualTo("url");
    assertThat(patch(path, "{}").json()).isEqualTo(doors.get(path).json());
  }

  @Test
  void anEndpointIsRemoved() {
    String path = register("").at("links.self");
    Reply removed = delete(path);
    assertThat(removed.status()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertThat(doors.get(path).status()).isEqualTo(404);
    assertThat(delete(path).status()).isEqualTo(404);
    assertThat(doors.get("/v1/endpoints").json().path("items")).isEmpty();
  }

  @Test
  void aSecretIsRotatedAndTheOldOneEnds() {
    Reply made = register("");
    String rotations = made.at("links.self") + "/rotations";
    Reply rotated = doors.post(rotations, "{\"overlap\":\"PT1H\"}");
    assertThat(rotated.status()).isEqualTo(201);
    assertThat(rotated.at("secret")).startsWith("whsec_").isNotEqualTo(made.at("secret"));
    JsonNode secrets = rotated.json().path("secrets");
    assertThat(secrets).hasSize(2);
    assertThat(secrets.get(0).path("ends_at").isNull()).isTrue();
    assertThat(secrets.get(1).path("ends_at").stringValue()).isEqualTo("2026-11-20T13:00:00Z");
    doors.advance(Duration.ofHours(1));
    assertThat(doors.get(made.at("links.self")).json().path("secrets")).hasSize(1);
    assertThat(doors.post(rotations, "{\"overlap\":\"PT0S\"}").json().path("secrets")).hasSize(1);
    assertThat(doors.post(rotations, "{}").json().path("secrets")).hasSize(2);
    for (String bad : List.of("P8D", "PT-1S", "soon")) {
      Reply reply = doors.post(rotations, "{\"overlap\":\"" + bad + "\"}");
      assertThat(reply.at("field")).as(bad).isEqualTo("overlap");
    }
  }

  @Test
  void noticesAreListedPageByPageAndFiltered() {
    cancel(5);
    doors.cancel("odd", "{\"provider\":\"toy\",\"reference\":\"odd-1\"}");
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Reply page = doors.get("/v1/notices?limit=2" + cursor);
      page.json().path("items").forEach(it -> seen.add(it.path("id").stringValue()));
      cursor = "&cursor=" + page.at("next_cursor");
    } while (!cursor.equals("&cursor=null"));
    assertThat(seen)
        .hasSize(6)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(items("type=cancellation.manual")).isEqualTo(1);
    assertThat(items("type=cancellation.manual,cancellation.cancelled")).isEqualTo(6);
    assertThat(items("from=2026-11-20T12:00:03Z")).isEqualTo(3);
    assertThat(items("to=2026-11-20T12:00:03Z")).isEqualTo(3);
    String about = doors.get("/v1/notices").json().at("/items/0/cancellation").stringValue();
    assertThat(items("cancellation=" + about)).isEqualTo(1);
    for (String bad : List.of("type=odd", "from=today", "limit=0", "cursor=!", "state=x")) {
      assertThat(doors.get("/v1/notices?" + bad).status()).as(bad).isEqualTo(400);
    }
  }

  private int items(String query) {
    return doors.get("/v1/notices?" + query).json().path("items").size();
  }

  @Test
  void whatWentToAnEndpointIsShown() {
    String path = register("").at("links.self");
    cancel(3);
    String list = path + "/deliveries";
    assertThat(doors.get(list + "?state=waiting").json().path("items")).hasSize(3);
    assertThat(doors.get(list + "?state=delivered,given_up").json().path("items")).isEmpty();
    Reply page = doors.get(list + "?limit=2");
    assertThat(page.json().path("items")).hasSize(2);
    assertThat(doors.get(list + "?cursor=" + page.at("next_cursor")).json().path("items"))
        .hasSize(1);
    assertThat(doors.get(list + "?state=lost").at("field")).isEqualTo("state");
    String notice = page.json().at("/items/0/notice").stringValue();
    Reply one = doors.get("/v1/notices/" + notice);
    assertThat(one.json().path("deliveries")).hasSize(1);
    assertThat(one.at("body.type")).isEqualTo("cancellation.cancelled");
    assertThat(one.at("body.data.id")).isEqualTo(one.at("cancellation"));
  }

  @Test
  void noticesAreSentOnceMore() {
    cancel(3);
    String path = register("").at("links.self");
    String replays = path + "/replays";
    String id = doors.get("/v1/notices").json().at("/items/0/id").stringValue();
    Reply one = doors.post(replays, "{\"notice\":\"" + id + "\"}");
    assertThat(one.status()).isEqualTo(202);
    assertThat(one.at("replayed")).isEqualTo("1");
    assertThat(doors.get(path).at("waiting")).isEqualTo("1");
    Reply range =
        doors.post(replays, "{\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-20T12:00:09Z\"}");
    assertThat(range.at("replayed")).isEqualTo("3");
    assertThat(doors.get(path).at("waiting")).isEqualTo("3");
    for (String bad :
        List.of(
            "{\"notice\":\"ntc_none\"}",
            "{}",
            "{\"from\":\"2026-11-20T12:00:00Z\"}",
            "{\"from\":\"2026-11-20T12:00:00Z\",\"to\":\"2026-11-20T12:00:00Z\"}",
            "{\"notice\":\"" + id + "\",\"from\":\"2026-11-20T12:00:00Z\"}",
            "{\"from\":\"now\",\"to\":\"2026-11-20T12:00:00Z\"}")) {
      assertThat(doors.post(replays, bad).status()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void aPingIsANoticeOfItsOwn() {
    String path = register(",\"types\":[\"cancellation.refused\"]").at("links.self");
    Reply pinged = ping(path);
    assertThat(pinged.status()).isEqualTo(202);
    assertThat(pinged.at("type")).isEqualTo("endpoint.ping");
    assertThat(doors.get(path + "/deliveries").json().path("items")).hasSize(1);
    assertThat(doors.get(pinged.header("Location")).at("id")).isEqualTo(pinged.at("id"));
  }
}
