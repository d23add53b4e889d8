package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.Web;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One account is in trouble: the others do not notice, and it is left alone until it is well. */
class TroubleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MERCHANTS = 12;
  private static final int PLACES = 4;

  @TempDir private Path folder;
  private final SandboxServer server = SandboxServer.start(0, 1);
  private final SandboxClient sandbox = new SandboxClient(Running.address(server.port()));
  private final List<AutoCloseable> open = new ArrayList<>(List.of(server, sandbox));
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private List<RestClient> merchants = List.of();
  private Web web = new Web(Running.address(server.port()), Map.of(), PATIENCE);

  @BeforeEach
  void start() {
    open.add(callers::shutdownNow);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable it : open.reversed()) {
      it.close();
    }
  }

  @Test
  void oneMerchantsFloodIsNobodyElsesAtTheSameHost() throws Exception {
    openGateway("PT50S", "PT50S");
    fault("status", "hang", PLACES);
    for (String it : payments("flood", 200)) {
      callers.submit(() -> cancel(0, it, PATIENCE));
    }
    Await.until("its callers all wait", PATIENCE, () -> merchants.getFirst().all().size() == 200);
    for (int merchant = 1; merchant < MERCHANTS; merchant++) {
      for (String it : payments("calm-" + merchant, 5)) {
        assertThat(cancel(merchant, it, PATIENCE).state()).isEqualTo("cancelled");
      }
    }
    assertThat(states(0))
        .as("as many as it has places, and the rest as durable as before")
        .isEqualTo(Map.of("submitting", (long) PLACES, "queued", 200L - PLACES));
  }

  @Test
  void whoIsInTroubleIsLeftAloneUntilItIsWell() throws Exception {
    openGateway("PT0.3S", "PT1S");
    fault("*", "hang", Integer.MAX_VALUE);
    List<String> payments = payments("trouble", 30);
    for (String it : payments) {
      assertThat(cancel(0, it, Duration.ZERO).state()).isIn("queued", "submitting");
    }
    Row unasked = Await.found("a caller who is not kept waiting", PATIENCE, this::unasked);
    assertThat(journal(unasked)).as("accepted, and not tried").hasSize(1);

    sandbox.faults("[]");
    Await.until("all have ended", PATIENCE, () -> rows(0).stream().allMatch(Row::isFinal));
    assertThat(rows(0)).extracting(Row::state).containsOnly("cancelled");
    assertThat(sandbox.effects()).hasSameSizeAs(rows(0)).doesNotHaveDuplicates();
  }

  @Test
  void whoAsksForFewerCallsGetsThemAndEverythingEnds() throws Exception {
    openGateway("PT5S", "PT10S");
    fault("*", "status:429", 5);
    for (String it : payments("throttled", 20)) {
      cancel(0, it, Duration.ZERO);
    }
    Await.until("all have ended", PATIENCE, () -> rows(0).stream().allMatch(Row::isFinal));
    assertThat(rows(0)).hasSize(20).extracting(Row::state).containsOnly("cancelled");
    assertThat(sandbox.effects()).hasSize(20).doesNotHaveDuplicates();
  }

  /** Asks as one who would wait for long; there once that one was answered untried. */
  private Optional<Row> unasked() throws IOException {
    long silent = 0;
    for (Row it : rows(0)) {
      silent += journal(it).size() > 2 ? 1 : 0;
    }
    if (silent < PLACES) {
      return Optional.empty();
    }
    String payment = payments("late-" + rows(0).size(), 1).getFirst();
    Row told = cancel(0, payment, PATIENCE);
    return Optional.of(told).filter(it -> it.state().equals("queued"));
  }

  private void openGateway(String timeout, String settle) throws IOException {
    var yaml = new StringBuilder("server: {port: 0}\nmerchants:\n");
    for (int i = 0; i < MERCHANTS; i++) {
      yaml.append(
          """
            - name: shop-%d
              api_keys: [key-%d]
              accounts:
                - provider: picpay
                  base_url: http://127.0.0.1:%d/ecommerce/public
                  credentials:
                    picpay_token: sandbox-picpay-token
                    seller_token: sandbox-seller-token
          """
              .formatted(i, i, server.port()));
    }
    yaml.append(
        """
        limits: {attempt_delay_min: PT0.1S, attempt_delay_max: PT1S}
        providers:
          picpay:
            timeout: %s
            settle: %s
            calls_at_once: %d
            breaker: {window: 8, pause: PT1S}
        """
            .formatted(timeout, settle, PLACES));
    Path file = Files.writeString(folder.resolve("estorno.yaml"), yaml);
    Settings settings =
        Settings.read(file, Connectors.all(), _ -> Optional.empty())
            .withData(folder.resolve("rows"));
    Gateway gateway =
        Gateway.start(settings, Connectors.all(), InstantSource.system(), new SecureRandom());
    open.add(gateway);
    openMerchants(Running.address(gateway.port()));
  }

  private void openMerchants(URI address) {
    merchants =
        IntStream.range(0, MERCHANTS).mapToObj(it -> new RestClient(address, "key-" + it)).toList();
    open.addAll(merchants);
    web = new Web(address, Map.of("Authorization", "Bearer key-0"), PATIENCE);
    open.add(web);
  }

  private Row cancel(int merchant, String payment, Duration wait) throws IOException {
    var body = Web.JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
    Web.Told told = merchants.get(merchant).cancel(body, "key-" + payment, wait);
    assertThat(told.status()).as("%s", told.body()).isIn(201, 202);
    return RestClient.row(told);
  }

  private List<Row> rows(int merchant) throws IOException {
    return merchants.get(merchant).all();
  }

  private Map<String, Long> states(int merchant) throws IOException {
    return rows(merchant).stream()
        .collect(Collectors.groupingBy(Row::state, Collectors.counting()));
  }

  private JsonNode journal(Row it) throws IOException {
    return web.get("/v1/cancellations/" + it.id() + "/journal").body().path("lines");
  }

  private void fault(String operation, String fault, int times) throws IOException {
    sandbox.faults(
        "[{\"provider\":\"picpay\",\"operation\":\"%s\",\"fault\":\"%s\",\"times\":%d}]"
            .formatted(operation, fault, times));
  }

  private List<String> payments(String name, int many) throws IOException {
    var payments = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      payments.add(
          sandbox.create(
              "{\"provider\":\"picpay\",\"state\":\"paid\",\"reference\":\"%s-%d\"}"
                  .formatted(name, i)));
    }
    return payments;
  }
}
