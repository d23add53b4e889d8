package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SandboxServerTest {

  private static final SandboxServer SERVER = SandboxServer.start(0, 1);
  private static final Shop SHOP = new Shop(SERVER);

  @AfterAll
  static void stop() {
    SHOP.close();
    SERVER.close();
  }

  @Test
  void theFrontPageSaysWhatTheSandboxCanDo() {
    Shop.Reply reply = SHOP.get("/");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("POST /sandbox/payments", "drop_reply");
  }

  @Test
  void aPathOfNobodyIsNotFound() {
    Shop.Reply reply = SHOP.post("/nobody/here", "{}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text("detail")).contains("GET / lists theirs");
  }
}
