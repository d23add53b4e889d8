package dev.estorno.tidy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One wall between parts of the code.
 *
 * @param says the wall in one sentence
 * @param rule the same for the machine
 * @param sample classes, as source text, that break it, to prove that it can fail
 */
record Wall(String says, ArchRule rule, List<String> sample) {

  static Wall of(String says, ArchRule rule, String... sample) {
    return new Wall(says, rule.allowEmptyShould(true), List.of(sample));
  }

  @Override
  public String toString() {
    return says;
  }
}
