package dev.estorno.tidy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A rule about the text of the repository.
 *
 * @param name how {@link Exceptions} calls it
 * @param says the rule in one sentence
 * @param check what in a repository breaks it
 * @param sample files that break it, one complaint each, to prove that it can fail
 */
record Rule(
    String name,
    String says,
    Function<Repository, List<Complaint>> check,
    Map<String, String> sample) {

  /** What breaks a rule, and where; line 0 is the whole file or folder. */
  record Complaint(String path, int line, String what) {
    @Override
    public String toString() {
      return path + (line == 0 ? "" : ":" + line) + " " + what;
    }
  }

  @Override
  public String toString() {
    return says;
  }
}
