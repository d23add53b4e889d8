package dev.estorno.gateway.doors.notices;

import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.outbox.Guard;
import dev.estorno.gateway.store.notices.NoticeType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a merchant wants of an endpoint. */
final class EndpointReader {
  private static final String URL = "url";
  private static final int URL_LENGTH_MAX = 2_000;
  private static final int DESCRIPTION_LENGTH_MAX = 200;

  private static final List<String> TYPES =
      Arrays.stream(NoticeType.values())
          .filter(it -> it != NoticeType.PING)
          .map(NoticeType::word)
          .toList();

  private final Guard guard;

  EndpointReader(Guard guard) {
    this.guard = guard;
  }

  URI url(Fields fields) {
    String remedy = "send one such as https://shop.example/estorno";
    try {
      URI url = new URI(fields.text(URL, URL_LENGTH_MAX));
      Optional<String> complaint = guard.complaint(url);
      if (complaint.isPresent()) {
        throw Fields.wrong(URL, complaint.get(), remedy);
      }
      return url;
    } catch (URISyntaxException _) {
      throw Fields.wrong(URL, "is no URL", remedy);
    }
  }

  Optional<URI> maybeUrl(Fields fields) {
    return fields.has(URL) ? Optional.of(url(fields)) : Optional.empty();
  }

  static Optional<String> description(Fields fields) {
    return fields.maybeText("description", DESCRIPTION_LENGTH_MAX);
  }

  /** Empty when it is not said; an empty set, which is everything, when none is named. */
  static Optional<Set<NoticeType>> types(Fields fields) {
    return fields
        .maybeWords("types", TYPES)
        .map(words ->
            words.stream().flatMap(it -> NoticeType.of(it).stream()).collect(Collectors.toSet()));
  }
}
