package dev.estorno.gateway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.providers.Account;
import dev.estorno.providers.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against bare sockets that do what providers do at their worst. */
class HttpWireTest {
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final Request CANCEL =
      Request.act("cancel", "POST", "/payments/1/cancellations").json("{\"a\":1}");

  private final HttpWire wire = new HttpWire(64);
  private final ArrayList<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    wire.close();
    for (AutoCloseable it : open) {
      it.close();
    }
  }

  @Test
  void aReplyIsBroughtWholeWithItsStatusHeadersAndBody() throws IOException {
    var provider = new Provider(reply("422 No", "X-Code: 7\r\n", "{\"message\":\"não\"}"));
    var reply = ((Exchange.Replied) provider.send(CANCEL)).reply();
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.header("x-code")).contains("7");
    assertThat(reply.body().text()).isEqualTo("{\"message\":\"não\"}");
    assertThat(provider.lastRequest())
        .startsWith("POST /base/payments/1/cancellations HTTP/1.1\r\n")
        .contains("Content-Type: application/json\r\n")
        .endsWith("{\"a\":1}");
  }

  @Test
  void aRequestWithAWholeAddressGoesThereInsteadOfToTheAccountsBase() throws IOException {
    var account = new Provider(reply("500 No", "", ""));
    var tokens = new Provider(reply("200 OK", "", "{\"access_token\":\"t\"}"));
    var login = Request.read("token", "POST", tokens.address() + "/oauth2/token").json("{}");
    assertThat(((Exchange.Replied) account.send(login)).reply().status()).isEqualTo(200);
    assertThat(tokens.lastRequest())
        .startsWith("POST /oauth2/token HTTP/1.1\r\n")
        .contains("Host: " + tokens.address().substring("http://".length()) + "\r\n");
    assertThat(account.requests).hasValue(0);
  }

  @Test
  void nobodyListeningMeansThatNothingWasWritten() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(send(port, CANCEL))
        .isInstanceOfSatisfying(
            Exchange.Silence.class,
            it -> {
              assertThat(it.wrote()).isFalse();
            });
  }

  @Test
  void aConnectionThatDiesMayHaveCarriedTheRequest() throws IOException {
    var provider = new Provider((socket, _) -> socket.close());
    assertThat(provider.send(CANCEL))
        .isInstanceOfSatisfying(
            Exchange.Silence.class,
            it -> {
              assertThat(it.wrote()).isTrue();
            });
    assertThat(provider.requests).as("never repeated behind our back").hasValue(1);
  }

  @Test
  void aProviderThatHangsIsLeftWhenTheTimeIsOver() throws IOException {
    var provider = new Provider((socket, _) -> socket.getInputStream().read());
    assertThat(provider.send(CANCEL))
        .isEqualTo(new Exchange.Silence(true, "no reply within " + TIMEOUT));
  }

  @Test
  void aProviderThatDripsIsLeftWhenTheTimeIsOver() throws IOException {
    var provider =
        new Provider((socket, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(UTF_8));
          while (!socket.isClosed()) {
            out.write('x');
            out.flush();
          }
        });
    assertThat(provider.send(CANCEL)).isInstanceOf(Exchange.Silence.class);
  }

  @Test
  void aReplyWithoutEndIsNotRead() throws IOException {
    var provider =
        new Provider((_, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n".getBytes(UTF_8));
          out.write(new byte[3_000_000]);
        });
    assertThat(provider.send(CANCEL))
        .isInstanceOfSatisfying(
            Exchange.Silence.class,
            it -> {
              assertThat(it.wrote()).isTrue();
            });
  }

  @Test
  void neitherARedirectNorA503IsFollowedOrRepeated() throws IOException {
    var moved = new Provider(reply("307 Moved", "Location: /elsewhere\r\n", ""));
    assertThat(((Exchange.Replied) moved.send(CANCEL)).reply().status()).isEqualTo(307);
    assertThat(moved.requests).hasValue(1);
    var busy = new Provider(reply("503 Busy", "Retry-After: 0\r\n", ""));
    assertThat(((Exchange.Replied) busy.send(CANCEL)).reply().status()).isEqualTo(503);
    assertThat(busy.requests).hasValue(1);
  }

  @Test
  void cookiesAreNotKept() throws IOException {
    var provider = new Provider(reply("200 OK", "Set-Cookie: a=b\r\n", "{}"));
    provider.send(CANCEL);
    provider.send(CANCEL);
    assertThat(provider.lastRequest()).doesNotContainIgnoringCase("cookie");
  }

  private Exchange send(int port, Request request) {
    var account =
        new Account(
            new MerchantId("shop"),
            new ProviderName("picpay"),
            new AccountName("main"),
            URI.create("http://127.0.0.1:" + port + "/base"),
            Map.of());
    var heard = new ArrayList<Exchange>();
    wire.send(account, request, TIMEOUT, heard::add);
    assertThat(heard).as("told exactly once").hasSize(1);
    return heard.getFirst();
  }

  private static Behaviour reply(String status, String headers, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, bytes.length);
    return (_, out) -> {
      out.write(head.getBytes(UTF_8));
      out.write(bytes);
    };
  }

  private interface Behaviour {
    void act(Socket socket, OutputStream out) throws IOException;
  }

  /** A server that reads one request a connection, does as told, and closes. */
  private final class Provider {
    private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String last = "";

    Provider(Behaviour behaviour) throws IOException {
      open.add(server);
      Thread.ofVirtual().start(() -> serve(behaviour));
    }

    private void serve(Behaviour behaviour) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          byte[] buffer = new byte[65536];
          int length = socket.getInputStream().read(buffer);
          last = new String(buffer, 0, Math.max(length, 0), UTF_8);
          if (!last.endsWith("}")) {
            length = socket.getInputStream().read(buffer);
            last += new String(buffer, 0, Math.max(length, 0), UTF_8);
          }
          requests.incrementAndGet();
          behaviour.act(socket, socket.getOutputStream());
        } catch (SocketException clientWentAway) {
          // As meant: the wire leaves when its time is over.
        } catch (IOException broken) {
          throw new AssertionError(broken);
        }
      }
    }

    Exchange send(Request request) {
      return HttpWireTest.this.send(server.getLocalPort(), request);
    }

    String address() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    String lastRequest() {
      return last;
    }
  }
}
