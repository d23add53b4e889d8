package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.EffectLog;
import dev.estorno.sandbox.kit.Hmac;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the world hears of: effects in the log, and callbacks to merchants, signed. */
final class News {

  static final String SIGNATURE_HEADER = "Liquido-Signature";

  private final EffectLog effects;
  private List<Callback> owed = new ArrayList<>();
  private boolean silent;

  News(EffectLog effects) {
    this.effects = effects;
  }

  /** Does it without anybody hearing of it. */
  void silently(Runnable change) {
    silent = true;
    change.run();
    silent = false;
  }

  void effect(Charge charge, Effect.Kind kind, long amount, Instant at) {
    if (silent) return;
    effects.add(new Effect(FakeLiquido.NAME, charge.terms.key(), kind, amount, at));
  }

  /** One of the five published events, to the {@code callbackUrl} of what it is about. */
  void tell(String event, JsonNode request, ObjectNode details, Instant now) {
    String url = request.path("callbackUrl").asString("");
    if (silent || url.isBlank()) return;
    ObjectNode body = Json.object().put("eventType", event);
    body.putObject("data").set("chargeDetails", details);
    String payload = Json.string(body);
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", SIGNATURE_HEADER, signature(payload, now));
    owed.add(Callback.now(url, headers, payload, now));
  }

  List<Callback> takeCallbacks() {
    List<Callback> taken = owed;
    owed = new ArrayList<>();
    return taken;
  }

  /** Liquido, page "Notification Signature", read 2026-11. */
  private static String signature(String payload, Instant now) {
    long time = now.getEpochSecond();
    String signed = "payload=" + payload + ",timestamp=" + time;
    String signature = Hmac.hex(Tokens.CLIENT_SECRET, signed);
    return "algorithm=HmacSHA256,timestamp=" + time + ",signature=" + signature;
  }
}
