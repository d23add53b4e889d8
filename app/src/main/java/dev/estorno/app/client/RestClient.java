package dev.estorno.app.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's REST door. */
public final class RestClient implements AutoCloseable {
  /**
   * A cancellation as the door tells it.
   *
   * @param effect empty unless it is cancelled
   * @param reason of a refusal, or why a person must look; empty otherwise
   * @param amount minor units; empty for a full cancellation
   */
  public record Row(
      String id,
      String state,
      String effect,
      String provider,
      String reference,
      Optional<Long> amount,
      String reason) {

    static Row of(JsonNode it) {
      String refusal = it.path("refusal").path("reason").asString("");
      return new Row(
          it.path("id").asString(""),
          it.path("state").asString(""),
          it.path("effect").asString(""),
          it.path("provider").asString(""),
          it.path("reference").asString(""),
          it.path("amount").isIntegralNumber()
              ? Optional.of(it.path("amount").longValue())
              : Optional.empty(),
          refusal.isEmpty() ? it.path("manual").path("why").asString("") : refusal);
    }

    public boolean isFinal() {
      return state.equals("cancelled") || state.equals("refused");
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean rests() {
      return isFinal() || state.equals("manual");
    }
  }

  private static final String PATH = "/v1/cancellations";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(90);

  private final Web web;

  public RestClient(URI gateway, String apiKey) {
    this.web = new Web(gateway, Map.of("Authorization", "Bearer " + apiKey), ANSWER_MAX);
  }

  /**
   * Asks to cancel, and waits for the end up to {@code wait}.
   *
   * @param body what to cancel, as the door wants it
   */
  public Web.Told cancel(ObjectNode body, String key, Duration wait) throws IOException {
    var headers = Map.of("Idempotency-Key", key, "Prefer", "wait=" + wait.toSeconds());
    return web.send("POST", PATH, headers, body.toString());
  }

  public static Row row(Web.Told told) {
    return Row.of(told.body());
  }

  /** The cancellation as it stands. */
  public Row find(String id) throws IOException {
    return row(expect(web.get(PATH + "/" + escaped(id))));
  }

  /** Every cancellation of this merchant's, newest first. */
  public List<Row> all() throws IOException {
    return list("");
  }

  /** The cancellations of one payment, newest first. */
  public List<Row> ofPayment(String provider, String reference) throws IOException {
    return list("&provider=" + escaped(provider) + "&reference=" + escaped(reference));
  }

  /** Has this merchant's notices sent there; gives the secret that they are signed with. */
  public String register(URI endpoint) throws IOException {
    String body = Web.JSON.createObjectNode().put("url", "" + endpoint).toString();
    Web.Told told = web.send("POST", "/v1/endpoints", Map.of(), body);
    if (told.status() != 201) {
      throw new IOException("the gateway answered " + told.status() + " " + told.text("detail"));
    }
    return told.text("secret");
  }

  private List<Row> list(String filter) throws IOException {
    var rows = new ArrayList<Row>();
    String cursor = "";
    do {
      JsonNode page = expect(web.get(PATH + "?limit=200" + filter + cursor)).body();
      page.path("items").forEach(it -> rows.add(Row.of(it)));
      String next = page.path("next_cursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + escaped(next);
    } while (!cursor.isEmpty());
    return rows;
  }

  private static Web.Told expect(Web.Told told) throws IOException {
    if (told.status() != 200) {
      throw new IOException("the gateway answered " + told.status() + " " + told.text("detail"));
    }
    return told;
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    web.close();
  }
}
