package dev.estorno.sandbox.faults;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** One thing that goes wrong. The Javadoc of each says whether the effect is done. */
public sealed interface Fault {

  /** The request is taken and nothing follows: no effect, no answer, until the client gives up. */
  record Hang() implements Fault {}

  /** The effect is done, then nothing follows. */
  record HangAfter() implements Fault {}

  /**
   * The connection dies before the body is read: no effect. On one port it cannot be refused before
   * the client has connected, so a client may already have written.
   */
  record RefuseConnection() implements Fault {}

  /** The whole request is read, then the connection dies: no effect. */
  record DropRequest() implements Fault {}

  /** The effect is done, then the connection dies instead of an answer. */
  record DropReply() implements Fault {}

  /** The request travels this long, then the effect is done and answered, whoever still listens. */
  record Delay(Duration time) implements Fault {}

  /** The effect is done at once, and the answer travels this long. */
  record DelayReply(Duration time) implements Fault {}

  /** The provider's own way to say this HTTP status: no effect. */
  record Status(int code) implements Fault {}

  /** The effect is done, but the answer is this HTTP status. */
  record StatusAfter(int code) implements Fault {}

  /** The effect is done; the answer is a 200 that is not JSON. */
  record Garbage() implements Fault {}

  /** The callback that follows is sent twice. */
  record DuplicateCallback() implements Fault {}

  /** The callback that follows is sent this much later, in sandbox time. */
  record LateCallback(Duration time) implements Fault {}

  /** The callback that follows is never sent. */
  record LoseCallback() implements Fault {}

  /** Every word, for messages. */
  List<String> WORDS =
      List.of(
          "hang",
          "hang_after",
          "refuse_connection",
          "drop_request",
          "drop_reply",
          "delay:PT2S",
          "delay_reply:PT2S",
          "status:500",
          "status:429",
          "status_after:500",
          "garbage",
          "duplicate_callback",
          "late_callback:PT1M",
          "lose_callback");

  /** Whether it strikes a callback, and not a request. */
  default boolean onCallback() {
    return switch (this) {
      case DuplicateCallback _, LateCallback _, LoseCallback _ -> true;
      case Hang _, HangAfter _, RefuseConnection _, DropRequest _, DropReply _, Delay _ -> false;
      case DelayReply _, Status _, StatusAfter _, Garbage _ -> false;
    };
  }

  /** Reads {@code drop_reply}, {@code status:500}, {@code delay:PT2S}...; empty if it is none. */
  static Optional<Fault> read(String word) {
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    String rest = colon < 0 ? "" : word.substring(colon + 1);
    return switch (name) {
      case "hang" -> plain(new Hang(), rest);
      case "hang_after" -> plain(new HangAfter(), rest);
      case "refuse_connection" -> plain(new RefuseConnection(), rest);
      case "drop_request" -> plain(new DropRequest(), rest);
      case "drop_reply" -> plain(new DropReply(), rest);
      case "garbage" -> plain(new Garbage(), rest);
      case "duplicate_callback" -> plain(new DuplicateCallback(), rest);
      case "lose_callback" -> plain(new LoseCallback(), rest);
      case "delay" -> time(rest).map(Delay::new);
      case "delay_reply" -> time(rest).map(DelayReply::new);
      case "late_callback" -> time(rest).map(LateCallback::new);
      case "status" -> code(rest).map(Status::new);
      case "status_after" -> code(rest).map(StatusAfter::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Fault> plain(Fault fault, String rest) {
    return rest.isEmpty() ? Optional.of(fault) : Optional.empty();
  }

  private static Optional<Duration> time(String text) {
    try {
      Duration time = Duration.parse(text);
      boolean sane = !time.isNegative() && time.compareTo(Duration.ofDays(366)) <= 0;
      return sane ? Optional.of(time) : Optional.empty();
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> code(String text) {
    return text.matches("[2-5][0-9][0-9]") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
