package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code estorno cancel}, as a process of its own: what it says and its exit code. */
class CancelCommandTest {
  /** An exit code, and all that was said. */
  record Ended(int code, String said) {}

  @TempDir private static Path folder;
  private static Running world;

  @BeforeAll
  static void start() {
    world = Running.start(folder);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void saysHowItEnded() throws Exception {
    Ended ended = cancel(payment("paid"));
    assertThat(ended.said()).startsWith("cancelled: refunded  can_");
    assertThat(ended.code()).isZero();
  }

  @Test
  void repeatsUnderOneKeyWithoutAskingTwice() throws Exception {
    String payment = payment("paid");
    int before = world.sandbox.effects().size();
    String[] part = {payment, "--amount", "100", "--idempotency-key", "my-key"};
    assertThat(cancel(part).code()).isZero();
    assertThat(cancel(part).code()).isZero();
    assertThat(world.sandbox.effects()).hasSize(before + 1);
  }

  @Test
  void isRefused() throws Exception {
    Ended ended = cancel(payment("paid"), "--on-paid", "refuse");
    assertThat(ended.said()).startsWith("refused: already_settled");
    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void isNotOverInTime() throws Exception {
    String payment = payment("paid");
    world.sandbox.balances("{\"provider\":\"picpay\",\"merchant\":0}");
    Ended ended = cancel(payment, "--wait", "1");
    world.sandbox.balances("{\"provider\":\"picpay\",\"merchant\":1000000}");
    assertThat(ended.said()).startsWith("not over yet: ");
    assertThat(ended.code()).isEqualTo(4);
  }

  @Test
  void isNotUnderstood() throws Exception {
    Ended ended = cancel(payment("paid"), "--on-paid", "rfund");
    assertThat(ended.said()).startsWith("estorno: the gateway answers 400: on_paid");
    assertThat(ended.said().lines()).hasSize(1);
    assertThat(ended.code()).isOne();
  }

  @Test
  void isNotAllowed() throws Exception {
    Ended ended = cancel(payment("paid"), "--key", "wrong");
    assertThat(ended.said()).startsWith("estorno: the gateway answers 401");
    assertThat(ended.code()).isOne();
  }

  private static String payment(String state) throws Exception {
    return world.sandbox.create(
        "{\"provider\":\"picpay\",\"state\":\"" + state + "\",\"amount\":2051}");
  }

  private static Ended cancel(String... arguments) throws Exception {
    var line = new ArrayList<>(List.of("cancel", "picpay"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--url", "" + world.gatewayAddress()));
    Process process = Program.start(line);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }
}
