package dev.estorno.gateway.doors.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.NoticeQuery;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.gateway.view.Rfc3339;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a merchant wants sent: a ping, one notice once more, or all of a time. */
final class Sending {
  static final int REPLAY_MAX = 10_000;

  private static final int ID_LENGTH_MAX = 200;

  private final Outbox outbox;
  private final InstantSource clock;
  private final RandomGenerator chance;

  Sending(Outbox outbox, InstantSource clock, RandomGenerator chance) {
    this.outbox = outbox;
    this.clock = clock;
    this.chance = chance;
  }

  HttpResponse ping(MerchantId who, String id) {
    Endpoint endpoint = enabled(who, id);
    String dice = HexFormat.of().toHexDigits(chance.nextLong());
    Notice ping = Notice.ping(endpoint.key(), Endpoints.now(clock), dice);
    outbox.ping(ping, endpoint.key(), Health.Pace.STANDARD);
    return HttpResponse.json(202, NoticeJson.of(ping))
        .header("Location", NoticeJson.path(ping.id()));
  }

  HttpResponse replay(HttpRequest request, MerchantId who, String id) {
    Endpoint endpoint = enabled(who, id);
    var fields = new Fields(StrictJson.object(request)).onlyKnown(List.of("notice", "from", "to"));
    int count = fields.has("notice") ? one(fields, endpoint) : range(fields, endpoint);
    return HttpResponse.json(202, JsonNodeFactory.instance.objectNode().put("replayed", count));
  }

  private int one(Fields fields, Endpoint endpoint) {
    for (String other : List.of("from", "to")) {
      if (fields.has(other)) {
        throw Fields.wrong(other, "does not go with notice", "send a notice, or from and to");
      }
    }
    String notice = fields.text("notice", ID_LENGTH_MAX);
    if (outbox.replay(endpoint.key(), notice, Endpoints.now(clock)) == 0) {
      throw Fields.wrong("notice", "is none of yours", "send an id that /v1/notices lists");
    }
    return 1;
  }

  private int range(Fields fields, Endpoint endpoint) {
    Instant from = time(fields, "from");
    Instant to = time(fields, "to");
    if (!from.isBefore(to)) {
      throw Fields.wrong("to", "is not after from", "send a later one");
    }
    var query =
        new NoticeQuery(
            endpoint.key().merchant(),
            endpoint.types(),
            "",
            from,
            to,
            Optional.empty(),
            REPLAY_MAX);
    int count = outbox.replay(endpoint.key(), query, Endpoints.now(clock));
    if (count > REPLAY_MAX) {
      throw Complaint.about(
          Fault.RANGE_TOO_WIDE,
          "to",
          "there are more than " + REPLAY_MAX + " notices in that time; none is replayed",
          "send a shorter time, several times");
    }
    return count;
  }

  private static Instant time(Fields fields, String name) {
    String remedy = "send one such as 2026-11-22T18:00:00Z";
    return Rfc3339.read(fields.text(name, 64))
        .orElseThrow(() -> Fields.wrong(name, "is not a time of RFC 3339", remedy));
  }

  private Endpoint enabled(MerchantId who, String id) {
    Endpoint endpoint = Endpoints.find(outbox, who, id);
    if (!endpoint.health().takesNotices()) {
      throw Complaint.of(
          Fault.ENDPOINT_DISABLED,
          "the endpoint is disabled: " + endpoint.health().why(),
          "enable it first: PATCH it with {\"enabled\": true}");
    }
    return endpoint;
  }
}
