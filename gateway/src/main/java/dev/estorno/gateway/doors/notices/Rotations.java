package dev.estorno.gateway.doors.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.outbox.Signatures;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.providers.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code POST /v1/endpoints/{id}/rotations}: a new secret, and the old one for a while. */
final class Rotations {
  private static final Duration OVERLAP_STANDARD = Duration.ofDays(1);
  private static final Duration OVERLAP_MAX = Duration.ofDays(7);

  /** Each is one more signature in a header. */
  private static final int SECRETS_MAX = 4;

  private final Outbox outbox;
  private final InstantSource clock;
  private final RandomGenerator chance;

  Rotations(Outbox outbox, InstantSource clock, RandomGenerator chance) {
    this.outbox = outbox;
    this.clock = clock;
    this.chance = chance;
  }

  HttpResponse answer(HttpRequest request, MerchantId who, String id) {
    Endpoint.Key key = Endpoints.find(outbox, who, id).key();
    var fields = new Fields(StrictJson.object(request)).onlyKnown(List.of("overlap"));
    Instant now = Endpoints.now(clock);
    Instant until = now.plus(overlap(fields));
    Secret secret = Signatures.newSecret(chance);
    Endpoint rotated =
        outbox
            .change(key, it -> it.with(rotated(it.secrets(), secret, now, until)))
            .orElseThrow(Endpoints::unknown);
    return HttpResponse.json(
        201, EndpointJson.withSecret(rotated, outbox.waiting(key), now, secret));
  }

  private static List<Endpoint.Signing> rotated(
      List<Endpoint.Signing> before, Secret secret, Instant now, Instant until) {
    List<Endpoint.Signing> secrets = new ArrayList<>();
    secrets.add(new Endpoint.Signing(secret, Optional.empty()));
    for (Endpoint.Signing it : before) {
      Instant end = it.until().filter(own -> own.isBefore(until)).orElse(until);
      if (end.isAfter(now) && secrets.size() < SECRETS_MAX) {
        secrets.add(new Endpoint.Signing(it.secret(), Optional.of(end)));
      }
    }
    return secrets;
  }

  private static Duration overlap(Fields fields) {
    String remedy = "send an ISO 8601 duration of at most seven days, such as PT24H";
    Optional<String> text = fields.maybeText("overlap", 30);
    try {
      Duration overlap = text.map(Duration::parse).orElse(OVERLAP_STANDARD);
      if (!overlap.isNegative() && overlap.compareTo(OVERLAP_MAX) <= 0) {
        return overlap;
      }
    } catch (DateTimeException _) {
      throw Fields.wrong("overlap", "is no duration", remedy);
    }
    throw Fields.wrong("overlap", "is too long or below zero", remedy);
  }
}
