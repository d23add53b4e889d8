package dev.estorno.sandbox.world;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Inputs as lines of JSON and back. */
final class InputCodec {

  private InputCodec() {}

  static ObjectNode write(Input input) {
    return switch (input) {
      case Input.Asked(Exchange exchange) -> asked(exchange);
      case Input.Created(ObjectNode spec) -> type("created").set("spec", spec);
      case Input.Paid(String reference) -> type("paid").put("reference", reference);
      case Input.BalanceSet(Account account, long minor) ->
          type("balance_set").put("account", account.word()).put("minor", minor);
      case Input.TimePassed() -> type("time_passed");
      case Input.CallbackTried(long number, boolean delivered) ->
          type("callback_tried").put("number", number).put("delivered", delivered);
    };
  }

  /**
   * @throws IllegalArgumentException when the line was not written by {@link #write}
   */
  static Input read(JsonNode line) {
    return switch (line.path("type").asString()) {
      case "asked" -> new Input.Asked(exchange(line));
      case "created" -> new Input.Created(line.path("spec").asObject());
      case "paid" -> new Input.Paid(line.path("reference").asString());
      case "balance_set" ->
          new Input.BalanceSet(
              Account.valueOf(line.path("account").asString().toUpperCase(Locale.ROOT)),
              line.path("minor").longValue());
      case "time_passed" -> new Input.TimePassed();
      case "callback_tried" ->
          new Input.CallbackTried(
              line.path("number").longValue(), line.path("delivered").booleanValue());
      default -> throw new IllegalArgumentException("unknown input: " + line.path("type"));
    };
  }

  private static ObjectNode type(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectNode asked(Exchange exchange) {
    ObjectNode headers = Json.object();
    exchange
        .headers()
        .forEach((name, values) -> {
          ArrayNode list = headers.putArray(name);
          values.forEach(list::add);
        });
    ObjectNode line =
        type("asked").put("method", exchange.method()).put("target", exchange.target());
    line.set("headers", headers);
    // One letter a byte: loses nothing, and stays readable for the usual JSON body.
    return line.put("body", new String(exchange.body().bytes(), StandardCharsets.ISO_8859_1));
  }

  private static Exchange exchange(JsonNode line) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> header : line.path("headers").properties()) {
      List<String> values = new ArrayList<>();
      header.getValue().forEach(value -> values.add(value.asString()));
      headers.put(header.getKey(), values);
    }
    byte[] body = line.path("body").asString().getBytes(StandardCharsets.ISO_8859_1);
    return new Exchange(
        line.path("method").asString(), line.path("target").asString(), headers, Body.of(body));
  }
}
