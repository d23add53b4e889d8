package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.doors.kit.Mishaps;
import dev.estorno.gateway.doors.kit.Routes;
import dev.estorno.gateway.doors.notices.NoticesDoor;
import dev.estorno.gateway.doors.rest.RestDoor;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.engine.Funnel;
import dev.estorno.gateway.engine.Lifecycles;
import dev.estorno.gateway.engine.Talks;
import dev.estorno.gateway.intake.Ids;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.intake.WaitingRoom;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Line;
import dev.estorno.gateway.outbox.Guard;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.StorePlace;
import dev.estorno.gateway.settings.Tuning;
import dev.estorno.gateway.settings.VtexStore;
import dev.estorno.gateway.settings.VtexStore.Failures;
import dev.estorno.gateway.settings.VtexStore.Partial;
import dev.estorno.gateway.settings.VtexStore.Reference;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.providers.Account;
import dev.estorno.providers.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Real doors before a real engine, a store in memory and a provider that does as it is told.
 * Nothing turns by itself: what is not carried out at once waits for {@link #turn}.
 */
public final class OpenDoors implements AutoCloseable {
  /** A merchant with one account at the toy provider. */
  public static final String SHOP_KEY = "shop-key";

  /** A merchant with two. */
  public static final String MALL_KEY = "mall-key";

  /** The world as a test knows it: shop.example is the public's, all else is this machine. */
  private static final Guard GUARD =
      new Guard(
          false,
          it -> {
            String address = it.equals("shop.example") ? "1.1.1.1" : "127.0.0.1";
            return new InetAddress[] {InetAddress.getByName(address)};
          });

  final Toy toy = new Toy();
  final FlakyStore store = new FlakyStore();
  final Caller caller;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Engine engine;
  private final DoorsServer.Running server;
  private final NoticesDoor notices;
  private final Intake intake;

  public OpenDoors() {
    var settings =
        new Settings(
            new Settings.Server("127.0.0.1", 0, "doors"),
            Path.of("unused"),
            StorePlace.EMBEDDED,
            List.of(merchant("shop", SHOP_KEY, "main"), merchant("mall", MALL_KEY, "main", "b")),
            Limits.STANDARD,
            Tuning.NONE,
            NoticeSettings.STANDARD,
            Optional.empty(),
            Watching.STANDARD);
    var accounts = new Accounts(settings.accounts(), List.of(toy));
    var waitingRoom = new WaitingRoom();
    var lifecycles = new Lifecycles(_ -> settings.limits(toy));
    var funnel = new Funnel(store, lifecycles, now::get, waitingRoom);
    // Whatever is sent hangs: a request to the toy provider is never answered.
    var care = Care.standard(accounts, now::get);
    var line = new Line(care.over((_, _, _, _) -> {}), workers, now::get);
    var talks = new Talks(accounts, line, funnel, workers, (_, _) -> {}, now::get);
    engine = new Engine(store, accounts, care, funnel, talks, now::get);
    intake = new Intake(store, engine, waitingRoom, new Ids(new Random(7)), now::get);
    notices = new NoticesDoor(store.outbox(), GUARD, now::get, new Random(8));
    server = new DoorsServer(settings, intake, engine, store, accounts, notices, now::get).start(0);
    caller = new Caller(server.port());
  }

  private static Merchant merchant(String name, String apiKey, String... accounts) {
    var id = new MerchantId(name);
    List<Account> opened = new ArrayList<>();
    for (String account : accounts) {
      opened.add(
          new Account(
              id, Toy.NAME, new AccountName(account), URI.create("http://127.0.0.1:1"), Map.of()));
    }
    Account main = opened.getFirst();
    return new Merchant(
        id,
        List.of(new Secret(apiKey)),
        opened,
        List.of(
            store(name, main, Reference.PAYMENT_ID, Partial.OFF, Failures.OPENAPI),
            store(name + "-auth", main, Reference.AUTHORIZATION_ID, Partial.OFF, Failures.OPENAPI),
            store(name + "-tid", main, Reference.TID, Partial.OFF, Failures.OPENAPI),
            store(name + "-cents", main, Reference.PAYMENT_ID, Partial.CENTS, Failures.OPENAPI),
            store(name + "-reais", main, Reference.PAYMENT_ID, Partial.REAIS, Failures.OPENAPI),
            store(name + "-legacy", main, Reference.PAYMENT_ID, Partial.OFF, Failures.LEGACY)));
  }

  private static VtexStore store(
      String key, Account account, Reference reference, Partial partial, Failures failures) {
    return new VtexStore(
        new Secret(key), new Secret("token"), account, reference, partial, failures, OnPaid.REFUND);
  }

  /** Every way into the REST door. */
  List<Routes.Route> restRoutes() {
    return new RestDoor(List.of(), intake, engine, store, notices, new Mishaps(now::get)).routes();
  }

  public void advance(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  /** Takes up what is due. */
  public void turn() {
    engine.turn(64);
  }

  /** Posts JSON to the REST door as the shop, waiting for the end. */
  public Reply cancel(String key, String body) {
    return post("/v1/cancellations", body, "Idempotency-Key: " + key, "Prefer: wait=10");
  }

  /** Posts JSON to the REST door as the shop. */
  public Reply post(String target, String body, String... headers) {
    List<String> lines = new ArrayList<>(List.of(headers));
    lines.add("Authorization: Bearer " + SHOP_KEY);
    lines.add("Content-Type: application/json");
    return rest("POST", target, lines, body.getBytes(StandardCharsets.UTF_8));
  }

  public Reply get(String target) {
    return getAs(SHOP_KEY, target);
  }

  public Reply getAs(String key, String target) {
    return rest("GET", target, List.of("Authorization: Bearer " + key), new byte[0]);
  }

  /** Posts a VTEX cancel with the credentials of one of the shop's stores. */
  public Reply vtex(String pathId, String body, String store) {
    return caller.send(
        "POST",
        "/vtex/payments/" + pathId + "/cancellations",
        List.of(
            "X-VTEX-API-AppKey: " + store,
            "X-VTEX-API-AppToken: token",
            "Content-Type: application/json"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** What many callers at once are told. */
  static List<String> atOnce(int callers, IntFunction<String> call) throws Exception {
    List<Callable<String>> calls =
        IntStream.range(0, callers).<Callable<String>>mapToObj(i -> () -> call.apply(i)).toList();
    List<String> told = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var reply : threads.invokeAll(calls)) {
        told.add(reply.get());
      }
    }
    return told;
  }

  /** Waits, within a bound, until it is so. */
  public void awaitTrue(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("it never became so");
      }
      Thread.onSpinWait();
    }
  }

  /** Any request to the REST door; its reply is checked against the description. */
  public Reply rest(String method, String target, List<String> headers, byte[] body) {
    Reply reply = caller.send(method, target, headers, body);
    if (reply.status() < 300 && body.length > 0) {
      String sent = new String(body, StandardCharsets.UTF_8);
      assertThat(OpenApiCheck.errorsOfBody(method, target, sent)).isEmpty();
    }
    OpenApiCheck.check(method, target, reply);
    return reply;
  }

  @Override
  public void close() {
    server.close();
    workers.shutdownNow();
  }
}
