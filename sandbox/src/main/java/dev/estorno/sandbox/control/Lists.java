package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.Deliveries;
import dev.estorno.sandbox.world.World;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be read off the sandbox. */
final class Lists {

  private Lists() {}

  /** All effects in order, or those of one {@code provider} or one {@code reference}. */
  static ArrayNode effects(World world, Exchange exchange) {
    Optional<String> provider = exchange.query("provider");
    Optional<String> reference = exchange.query("reference");
    ArrayNode list = Json.array();
    for (Effect effect : world.effects()) {
      if (provider.isPresent() && !provider.get().equals(effect.provider())) continue;
      if (reference.isPresent() && !reference.get().equals(effect.reference())) continue;
      list.addObject()
          .put("provider", effect.provider())
          .put("reference", effect.reference())
          .put("effect", effect.kind().word())
          .put("amount", effect.amount())
          .put("at", effect.at().toString());
    }
    return list;
  }

  /** The last callbacks that were tried. */
  static ArrayNode deliveries(World world) {
    ArrayNode list = Json.array();
    for (Deliveries.Delivery delivery : world.deliveries()) {
      list.addObject()
          .put("provider", delivery.provider())
          .put("url", delivery.url())
          .put("body", delivery.body())
          .put("attempt", delivery.attempt())
          .put("at", delivery.at().toString())
          .put("outcome", delivery.outcome());
    }
    return list;
  }

  static ObjectNode credentials(World world) {
    ObjectNode all = Json.object();
    for (Cell cell : world.cells()) {
      ObjectNode own = all.putObject(cell.profile().name());
      cell.profile().credentials().forEach(own::put);
    }
    return all;
  }
}
