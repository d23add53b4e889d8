package dev.estorno.tidy;

import dev.estorno.tidy.Rule.Complaint;
import java.util.List;

/** Who is excused from a rule, and why. One that excuses nobody any more fails the build. */
final class Exceptions {

  /** Excuses every complaint of a rule about a path and what lies below it. */
  record Excuse(String rule, String path, String reason) {
    boolean covers(Rule rule, Complaint complaint) {
      return rule.name().equals(this.rule) && complaint.path().startsWith(path);
    }
  }

  static final List<Excuse> ALL =
      List.of(
          new Excuse(
              "package",
              "core/src/main/java/dev/estorno/core",
              "the words of the core are one vocabulary, and a sealed type and its cases must share"
                  + " a package"));

  static boolean excuse(Rule rule, Complaint complaint) {
    return ALL.stream().anyMatch(it -> it.covers(rule, complaint));
  }

  private Exceptions() {}
}
