package dev.estorno.sandbox.qitech;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.estorno.sandbox.fake.Callback;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.Reais;
import dev.estorno.sandbox.qitech.gate.Jwt;
import dev.estorno.sandbox.qitech.gate.SandboxKeys;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Reversal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What QI Tech tells its client, in the one or the other of its two envelopes, signed. */
final class Webhooks {

  private final Jwt jwt;
  private Optional<URI> url = Optional.empty();
  private List<Callback> owed = new ArrayList<>();

  Webhooks(Jwt jwt) {
    this.jwt = jwt;
  }

  /** The URL of QI Tech's portal: one for everything. */
  void sendTo(URI anew) {
    url = Optional.of(anew);
  }

  List<Callback> take() {
    List<Callback> taken = owed;
    owed = new ArrayList<>();
    return taken;
  }

  void recurrence(Recurrence it, Instant now) {
    ObjectNode data =
        Json.object()
            .put("request_control_key", it.terms.controlKey())
            .put("outgoing_recurrence_key", it.key)
            .put("outgoing_recurrence_status", it.status.word())
            .put("journey_type", it.terms.journey());
    data.set("outgoing_recurrence_data", Replies.amounts(it));
    data.putNull("payment_conciliation_batch_key");
    event("baas.automatic_pix.outgoing_recurrence.status_change", it.key, data, now);
  }

  /** Assumed, in the form of the recurrence's. */
  void order(PaymentOrder it, Instant now) {
    ObjectNode data =
        Json.object()
            .put("account_key", FakeQiTech.ACCOUNT_KEY)
            .put("outgoing_recurrence_key", it.recurrence.key)
            .put("payment_order_key", it.key)
            .put("payment_order_status", it.status.word())
            .put("reference_date", it.referenceDate.toString());
    event("baas.automatic_pix.payment_order.status_change", it.key, data, now);
  }

  void batch(Batches.Batch it, Instant now) {
    ObjectNode data = Json.object();
    data.putArray("payment_order_conciliation_batches").add(Replies.batchInList(it, now));
    typed("baas.automatic_pix.payment_order_conciliation_batch.creation", data, now);
  }

  void incomingPix(PixTransfer it, JsonNode payerAccount, Instant now) {
    typed("baas.pix_transfer.incoming_pix", Replies.transfer(it, payerAccount), now);
  }

  void incomingRecurrence(ObjectNode it, Instant now) {
    typed("baas.automatic_pix.incoming_recurrence", it, now);
  }

  /** A reversal that was {@code pending} is so no more. */
  void reversal(Reversal it, Instant now) {
    ObjectNode data =
        Json.object()
            .put("request_control_key", it.wish.controlKey())
            .put("pix_transfer_key", it.key)
            .put("pix_transfer_status", it.status().word())
            .put("transfer_amount", Reais.of(it.wish.amount()))
            .put("created_at", Replies.stamp(it.createdAt));
    if (it.status() == Reversal.Status.REJECTED) {
      data.put("error_code", "PXT000132")
          .put("error_description", "Target account number is invalid.")
          .put("error_translation", "Número da conta de destino é inexistente ou inválido.")
          .putNull("error_short_description");
    }
    typed("baas.pix_transfer.outgoing_pix", data, now);
  }

  private void event(String type, String origin, ObjectNode data, Instant now) {
    ObjectNode body = Json.object().put("event_type", type).put("origin_key", origin);
    body.set("data", data);
    owe(body, now);
  }

  private void typed(String type, ObjectNode data, Instant now) {
    ObjectNode body =
        Json.object().put("webhook_type", type).put("webhook_datetime", Replies.stamp(now));
    body.set("data", data);
    owe(body, now);
  }

  private void owe(ObjectNode body, Instant now) {
    if (url.isEmpty()) return;
    URI to = url.get();
    String text = Json.string(body);
    String path = Optional.ofNullable(to.getRawPath()).filter(it -> !it.isEmpty()).orElse("/");
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "AUTHORIZATION",
            jwt.sign("POST", path, text.getBytes(UTF_8), now),
            "API-CLIENT-KEY",
            SandboxKeys.CLIENT_KEY);
    owed.add(Callback.now(to.toString(), headers, text, now));
  }
}
