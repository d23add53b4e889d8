package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Form;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sandbox's one merchant: who may log in, with which keys, under which contract. */
final class Merchant {

  static final String ID = "acb14525-577b-46b5-b40f-861d78341ce2";
  static final String USERNAME = "sandbox";
  static final String KEY = "sandbox-key";
  static final String SECRET = "sandbox-secret";
  static final String CONTRACT = "da51f472-d823-4120-b75c-ad5e10b1c02e";

  private static final String FORBIDDEN =
      "The user does not have permission to delete this accessKey";
  private static final String NO_SUCH_KEY =
      "We couldn't find this access key. Please make sure you are using the right credentials and"
          + " the right environment.";

  private static final class AccessKey {
    final String secret;
    final Instant createdAt;
    Instant lastAccess;

    AccessKey(String secret, Instant now) {
      this.secret = secret;
      this.createdAt = now;
      this.lastAccess = now;
    }
  }

  private final Map<String, AccessKey> keys = new LinkedHashMap<>();
  private final RandomGenerator chance;

  Merchant(RandomGenerator chance) {
    this.chance = chance;
    keys.put(KEY, new AccessKey(SECRET, Instant.parse("2023-06-15T18:29:12.227Z")));
  }

  /** Whether the request carries a key and its secret, under the new names or the old. */
  boolean knows(Form form, Instant now) {
    Optional<String> key = form.text("apiKey").or(() -> form.text("username"));
    Optional<String> secret = form.text("apiSecret").or(() -> form.text("password"));
    AccessKey known = key.map(keys::get).orElse(null);
    if (known == null || !secret.equals(Optional.of(known.secret))) return false;
    known.lastAccess = now;
    return true;
  }

  /** What a log-in answers: the one success without a refresh_token. */
  static ObjectNode loggedIn(String token) {
    ObjectNode body = Json.object().put("token", token);
    body.putObject("user")
        .put("id", ID)
        .put("username", USERNAME)
        .put("name", "Sandbox")
        .put("enable", true)
        .put("open", true)
        .put("role", "USER")
        .put("merchant_id", ID)
        .putArray("roles")
        .add("MERCHANT_ADMIN");
    return body.put("version", "0.5.21");
  }

  Response createKey(Form form, Instant now) {
    String key = form.text("api_key").orElseGet(() -> Ids.hex(chance, 32));
    String secret = form.text("api_secret").orElseGet(() -> Ids.hex(chance, 64));
    keys.putIfAbsent(key, new AccessKey(secret, now));
    return Response.json(
        200, Json.object().put("api_key", key).put("api_secret", keys.get(key).secret));
  }

  Response listKeys() {
    ArrayNode list = Json.array();
    keys.forEach((name, key) ->
        list.addObject()
            .put("api_key", name)
            .put("created_at", Problem.STAMP.format(key.createdAt))
            .put("last_access", Problem.STAMP.format(key.lastAccess)));
    return Response.json(200, list);
  }

  Response revokeKey(String key, Exchange exchange, Instant now) {
    if (key.equals(KEY)) return Problem.plain(403).answer(exchange, FORBIDDEN, now);
    return keys.remove(key) == null
        ? Problem.plain(404).answer(exchange, NO_SUCH_KEY, now)
        : Response.empty(200);
  }

  static boolean hasContract(String id) {
    return id.equals(CONTRACT) || id.equals(Assumed.CONTRACT_OF_THE_DOCUMENTS);
  }

  /** The list; the first one also by the name that the older call had, and a client still reads. */
  static ObjectNode contracts() {
    ObjectNode body = Json.object();
    ObjectNode method =
        body.putArray("contracts")
            .addObject()
            .put("createdAt", "2017-08-10T19:05:59.026")
            .put("contractType", "PAYIN")
            .put("name", "Sandbox")
            .put("active", true)
            .put("id", CONTRACT)
            .putArray("methods")
            .addObject()
            .put("country", "Brasil");
    method.putArray("fees");
    method.put("name", "PICPAY").put("active", true).put("currency", "BRL");
    body.putObject("contract").put("createdAt", "2017-08-10T19:05:59.026").put("id", CONTRACT);
    return body;
  }
}
