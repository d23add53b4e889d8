package dev.estorno.gateway.doors.kit;

import dev.estorno.gateway.settings.Neighbour;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Strict percent-decoding (RFC 3986): what is not well-formed UTF-8 is refused, never guessed. */
public final class Percent {
  private static final String REMEDY = "encode it as RFC 3986 says";

  private Percent() {}

  /** The decoded segments of a path; a slash encoded in a segment stays in it. */
  static List<String> segments(String path) {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(it -> decode(it, false, Percent::badPath))
        .toList();
  }

  /**
   * The parameters of a query, each at most once.
   *
   * @param known all that are allowed here
   */
  public static Map<String, String> parameters(String query, Set<String> known) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (pair.isEmpty()) {
        throw badQuery();
      }
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), true, Percent::badQuery);
      if (!known.contains(name)) {
        throw Complaint.about(
            Fault.UNKNOWN_PARAMETER,
            name,
            name + " is not known here" + Neighbour.hint(name, known),
            "use " + String.join(", ", known.stream().sorted().toList()));
      }
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true, Percent::badQuery);
      if (parameters.put(name, value) != null) {
        throw Complaint.about(
            Fault.DOUBLED_PARAMETER, name, name + " was given more than once", "give it once");
      }
    }
    return parameters;
  }

  private static Complaint badPath() {
    return Complaint.of(Fault.BAD_PATH, "the path is not percent-encoded UTF-8", REMEDY);
  }

  private static Complaint badQuery() {
    return Complaint.of(
        Fault.INVALID_PARAMETER, "the query is not NAME=VALUE, percent-encoded in UTF-8", REMEDY);
  }

  private static String decode(String raw, boolean plusIsSpace, Supplier<Complaint> otherwise) {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(hex(raw, i + 1, otherwise) * 16 + hex(raw, i + 2, otherwise));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw otherwise.get();
    }
  }

  private static int hex(String raw, int at, Supplier<Complaint> otherwise) {
    int digit = at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
    if (digit < 0 || raw.charAt(at) > 'f') {
      throw otherwise.get();
    }
    return digit;
  }
}
