package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Nearest;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.faults.Fault;
import dev.estorno.sandbox.faults.FaultRule;
import dev.estorno.sandbox.faults.Faults;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of faults, as the control API reads and shows it. */
final class FaultList {

  private static final List<String> FIELDS =
      List.of("provider", "operation", "fault", "times", "probability");
  private static final List<String> CAUSES_OF_CALLBACKS = List.of("pay", "time");
  private static final int RULES_MAX = 1000;

  private FaultList() {}

  static Faults read(JsonNode body, World world) {
    if (!body.isArray()) throw ControlProblem.bad("", "a JSON list of faults; [] for none");
    if (body.size() > RULES_MAX) throw ControlProblem.bad("", "at most " + RULES_MAX + " faults");
    List<FaultRule> rules = new ArrayList<>();
    for (JsonNode entry : body) {
      if (!entry.isObject()) throw ControlProblem.bad("", "every entry is a JSON object");
      rules.add(rule(entry.asObject(), world));
    }
    return new Faults(rules);
  }

  /** With what is left of {@code times}; a rule that has struck often enough shows 0. */
  static ArrayNode write(Faults faults) {
    ArrayNode list = Json.array();
    for (FaultRule rule : faults.rules()) {
      ObjectNode json =
          list.addObject()
              .put("provider", rule.provider())
              .put("operation", rule.operation())
              .put("fault", rule.word());
      if (rule.times() != FaultRule.ALWAYS) json.put("times", rule.times());
      if (rule.probability() < 1) json.put("probability", rule.probability());
    }
    return list;
  }

  private static FaultRule rule(ObjectNode entry, World world) {
    Fields.onlyKnown(entry, FIELDS);
    String provider = Json.text(entry, "provider").orElse(FaultRule.ANY);
    String operation = Json.text(entry, "operation").orElse(FaultRule.ANY);
    List<Profile> meant = meant(provider, world);
    if (!operation.equals(FaultRule.ANY)) checkOperation(operation, meant);
    String word = Fields.required(entry, "fault");
    Fault fault =
        Fault.read(word)
            .orElseThrow(() -> ControlProblem.bad("fault", Nearest.remedy(word, Fault.WORDS)));
    return new FaultRule(provider, operation, word, fault, times(entry), probability(entry));
  }

  private static List<Profile> meant(String provider, World world) {
    List<Profile> all = world.cells().stream().map(Cell::profile).toList();
    if (provider.equals(FaultRule.ANY)) return all;
    List<Profile> meant = all.stream().filter(it -> it.name().equals(provider)).toList();
    if (!meant.isEmpty()) return meant;
    List<String> known = all.stream().map(Profile::name).toList();
    throw ControlProblem.bad("provider", Nearest.remedy(provider, known));
  }

  private static void checkOperation(String operation, List<Profile> meant) {
    List<String> known = new ArrayList<>();
    meant.forEach(profile -> known.addAll(profile.operations()));
    known.addAll(CAUSES_OF_CALLBACKS);
    if (!known.contains(operation)) {
      throw ControlProblem.bad("operation", Nearest.remedy(operation, known));
    }
  }

  private static int times(ObjectNode entry) {
    JsonNode times = entry.path("times");
    if (times.isMissingNode() || times.isNull()) return FaultRule.ALWAYS;
    if (times.isIntegralNumber() && times.canConvertToInt() && times.intValue() > 0) {
      return times.intValue();
    }
    throw ControlProblem.bad("times", "a whole number of at least 1, or left out for always");
  }

  private static double probability(ObjectNode entry) {
    JsonNode probability = entry.path("probability");
    if (probability.isMissingNode() || probability.isNull()) return 1;
    double value = probability.isNumber() ? probability.asDouble(-1) : -1;
    if (value >= 0 && value <= 1) return value;
    throw ControlProblem.bad("probability", "a number from 0 to 1, or left out for 1");
  }
}
