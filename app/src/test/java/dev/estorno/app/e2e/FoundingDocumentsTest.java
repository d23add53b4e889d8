package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.estorno.app.client.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The curl lines of the documents that this project was founded on, letter by letter, with only
 * host, token and ids changed: PicPay's guide "Request cancellations", VTEX's page "Cancel
 * Payment".
 */
class FoundingDocumentsTest {
  /** An HTTP status, and the body. */
  record Told(int status, JsonNode body) {}

  @TempDir private static Path folder;
  private static Running world;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(ends("curl --version").exit() == 0, "curl is not installed");
    world = Running.start(folder);
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void picpayScenarioOneRefundsAPaidOrder() throws Exception {
    world.sandbox.create(
        """
        {"provider": "picpay", "reference": "102030", "state": "paid",
         "authorization_id": "601327196d038600273bbf1c"}
        """);
    Told told =
        curl(
            """
            curl --location --request POST \
            '%s/ecommerce/public/payments/102030/cancellations' \\
                --header 'x-picpay-token: sandbox-picpay-token' \\
                --header 'Content-Type: application/json' \\
                --data-raw '{ "authorizationId": "601327196d038600273bbf1c" }'\
            """
                .formatted(world.sandboxAddress()));
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.body().path("referenceId").asString()).isEqualTo("102030");
    assertThat(told.body().path("cancellationId").asString()).matches("[0-9a-f]{24}");
    assertThat(world.sandbox.state("picpay", "102030")).isEqualTo("refunded");
  }

  @Test
  void picpayScenarioTwoVoidsAnUnpaidOrder() throws Exception {
    world.sandbox.create(
        "{\"provider\": \"picpay\", \"reference\": \"102031\", \"state\": \"created\"}");
    Told told =
        curl(
            """
            curl --location --request POST \
            '%s/ecommerce/public/payments/102031/cancellations' \\
                --header 'x-picpay-token: sandbox-picpay-token' \\
                --header 'Content-Type: application/json' \\
                --data-raw ''\
            """
                .formatted(world.sandboxAddress()));
    assertThat(told.status()).isEqualTo(200);
    assertThat(world.sandbox.state("picpay", "102031")).isEqualTo("expired");
  }

  @Test
  void vtexSuccess() throws Exception {
    String payment = "B2F246B3CE46469FBDD23039868E95D0";
    world.sandbox.create(
        "{\"provider\": \"picpay\", \"reference\": \"" + payment + "\", \"state\": \"paid\"}");
    Told told =
        curl(
            """
            curl --location --request POST '%s/vtex/payments/%s/cancellations' \\
            --header 'X-VTEX-API-AppKey: dev' \\
            --header 'X-VTEX-API-AppToken: dev' \\
            --header 'Content-Type: application/json' \\
            --header 'Accept: application/json' \\
            --data-raw '{
                "paymentId": "B2F246B3CE46469FBDD23039868E95D0",
                "requestId": "007B7D9B3BB4440982D8B6BA04126B01",
                "authorizationId": "AUT-70D2444272"
            }'\
            """
                .formatted(world.gatewayAddress(), payment));
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.body().path("paymentId").asString()).isEqualTo(payment);
    assertThat(told.body().path("requestId").asString())
        .isEqualTo("007B7D9B3BB4440982D8B6BA04126B01");
    assertThat(told.body().path("cancellationId").asString()).isNotBlank();
    assertThat(told.body().path("code").isNull()).isTrue();
    assertThat(told.body().has("status")).as("deprecated: please don't send it").isFalse();
  }

  @Test
  void vtexFailure() throws Exception {
    Told told =
        curl(
            """
            curl --location --request POST \
            '%s/vtex/payments/F5C1A4E20D3B4E07B7E871F5B5BC9F91/cancellations' \\
            --header 'X-VTEX-API-AppKey: dev' \\
            --header 'X-VTEX-API-AppToken: dev' \\
            --header 'Content-Type: application/json' \\
            --header 'Accept: application/json' \\
            --data-raw '{
                "paymentId": "F5C1A4E20D3B4E07B7E871F5B5BC9F91",
                "requestId": "D12D9B80972C462980F5067A3A126837"
            }'\
            """
                .formatted(world.gatewayAddress()));
    assertThat(told.status()).isEqualTo(500);
    assertThat(told.body().has("cancellationId")).isTrue();
    assertThat(told.body().path("cancellationId").isNull()).isTrue();
    assertThat(told.body().path("requestId").asString())
        .isEqualTo("D12D9B80972C462980F5067A3A126837");
  }

  private static Told curl(String line) throws Exception {
    Ended ended = ends(line + " --silent --write-out '\\n%{http_code}'");
    assertThat(ended.exit()).as(ended.said()).isZero();
    int end = ended.said().lastIndexOf('\n');
    int status = Integer.parseInt(ended.said().substring(end + 1).strip());
    return new Told(status, Web.JSON.readTree(ended.said().substring(0, end)));
  }

  private record Ended(int exit, String said) {}

  private static Ended ends(String line) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder(List.of("sh", "-c", line)).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(shell.exitValue(), said);
  }
}
