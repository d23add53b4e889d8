package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Nearest;
import dev.estorno.sandbox.fake.PaymentSpec;
import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers what people and tests ask of the sandbox itself. */
public final class Control {

  private static final List<String> PATHS =
      List.of(
          "/sandbox/payments",
          "/sandbox/balances",
          "/sandbox/clock",
          "/sandbox/faults",
          "/sandbox/reset",
          "/sandbox/effects",
          "/sandbox/callbacks",
          "/sandbox/credentials");

  private final World world;
  private final ClockControl clock;

  public Control(World world) {
    this.world = world;
    this.clock = new ClockControl(world);
  }

  /** The answer to a request for {@code /} or anything under {@code /sandbox}. */
  public Response handle(Exchange exchange) {
    try {
      return route(exchange);
    } catch (ControlProblem problem) {
      return Problem.of(problem);
    }
  }

  private Response route(Exchange exchange) {
    List<String> path = exchange.segments();
    if (path.size() <= 1) return Response.text(200, Help.text(world));
    String asked = exchange.method() + " " + path.get(1) + " " + path.size();
    if (asked.matches("(GET payments ([4-9]|..+)|POST payments ([5-9]|..+))")) {
      return payment(exchange.method(), path);
    }
    return switch (asked) {
      case "POST payments 2" -> create(Fields.object(exchange));
      case "GET balances 2" -> Response.json(200, balances());
      case "PUT balances 2" -> setBalances(Fields.object(exchange));
      case "GET clock 2" -> clock.get(exchange);
      case "PUT clock 2" -> clock.put(Fields.object(exchange));
      case "GET faults 2" -> Response.json(200, FaultList.write(world.faults()));
      case "PUT faults 2" -> setFaults(exchange);
      case "POST reset 2" -> reset();
      case "GET effects 2" -> Response.json(200, Lists.effects(world, exchange));
      case "GET callbacks 2" -> Response.json(200, Lists.deliveries(world));
      case "GET credentials 2" -> Response.json(200, Lists.credentials(world));
      default -> throw nothingThere(exchange);
    };
  }

  private Response create(ObjectNode body) {
    Cell cell = provider(Fields.required(body, "provider"));
    PaymentSpec spec = PaymentSpec.read(body, cell.profile());
    return Response.json(201, cell.create(spec).json());
  }

  private Response view(String provider, String reference) {
    return provider(provider)
        .view(reference)
        .map(view -> Response.json(200, view.json()))
        .orElseThrow(() -> ControlProblem.notFound("no payment " + reference + " at " + provider));
  }

  /** Looks at a payment, or pays it. Its reference may have slashes of its own. */
  private Response payment(String method, List<String> path) {
    String provider = path.get(2);
    if (method.equals("GET")) return view(provider, String.join("/", path.subList(3, path.size())));
    if (!path.getLast().equals("pay")) {
      throw ControlProblem.notFound("a payment can be asked to pay: POST .../pay");
    }
    String reference = String.join("/", path.subList(3, path.size() - 1));
    return Response.json(200, provider(provider).pay(reference).json());
  }

  private Response setBalances(ObjectNode body) {
    Cell cell = provider(Fields.required(body, "provider"));
    Fields.onlyKnown(body, List.of("provider", "merchant", "payer"));
    for (Account account : List.of(Account.MERCHANT, Account.PAYER)) {
      Fields.minor(body, account.word()).ifPresent(minor -> cell.setBalance(account, minor));
    }
    ObjectNode answer = Json.object().put("provider", cell.profile().name());
    answer.setAll(balancesOf(cell));
    return Response.json(200, answer);
  }

  private Response setFaults(Exchange exchange) {
    JsonNode body =
        exchange.body().json().orElseThrow(() -> ControlProblem.bad("", "a JSON list of faults"));
    world.setFaults(FaultList.read(body, world));
    return Response.json(200, FaultList.write(world.faults()));
  }

  private Response reset() {
    world.reset();
    return Response.json(200, Json.object().put("reset", true));
  }

  private ObjectNode balances() {
    ObjectNode all = Json.object();
    for (Cell cell : world.cells()) all.set(cell.profile().name(), balancesOf(cell));
    return all;
  }

  private static ObjectNode balancesOf(Cell cell) {
    ObjectNode json = Json.object();
    Map<Account, Long> balances = cell.balances();
    balances.forEach((account, minor) -> json.put(account.word(), minor));
    return json;
  }

  private Cell provider(String name) {
    List<String> known = world.cells().stream().map(Cell::profile).map(Profile::name).toList();
    return world
        .cell(name)
        .orElseThrow(() -> ControlProblem.bad("provider", Nearest.remedy(name, known)));
  }

  private static ControlProblem nothingThere(Exchange exchange) {
    String path = "/" + String.join("/", exchange.segments());
    return ControlProblem.notFound(
        "nothing answers "
            + exchange.method()
            + " "
            + path
            + ": "
            + Nearest.remedy(path, PATHS)
            + "; GET / explains them");
  }
}
