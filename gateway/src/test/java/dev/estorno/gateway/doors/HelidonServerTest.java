package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Payload;
import dev.estorno.providers.Body;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP library behind its adapter: what it lets through, and what it must not. */
class HelidonServerTest {
  private final Queue<HttpRequest> seen = new ConcurrentLinkedQueue<>();
  private final HelidonServer server =
      new HelidonServer("127.0.0.1", 0, Duration.ofMillis(300), this::answer);
  private final Caller caller = new Caller(server.port());

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse answer(HttpRequest request) {
    seen.add(request);
    String read =
        switch (request.payload()) {
          case Payload.Whole(Body body) -> body.text();
          case Payload.TooLarge _ -> "too large";
          case Payload.Broken _ -> "broken";
        };
    return HttpResponse.of(200, "text/plain", Body.of(read));
  }

  @Test
  void aRequestArrivesAsItWasSent() {
    Reply reply =
        caller.send(
            "POST",
            "/a%2Fb/%C3%A3?x=%20&y",
            List.of("X-One: 1", "X-Two: a, b", "x-two: c"),
            "olá".getBytes(StandardCharsets.UTF_8));
    HttpRequest request = seen.element();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a%2Fb/%C3%A3");
    assertThat(request.query()).isEqualTo("x=%20&y");
    assertThat(request.all("X-TWO")).containsExactly("a, b", "c");
    assertThat(reply.body()).isEqualTo("olá");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nContent-Length: 2",
        "Content-Length: 4\r\nTransfer-Encoding: chunked",
        "Content-Length: -1",
        "Content-Length: +4",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked, gzip",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
      })
  void aBodyWhoseEndIsInDoubtIsBroken(String headers) {
    Reply reply = raw("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n{}{}");
    assertThat(reply.status() == 400 || reply.body().equals("broken")).as(reply.body()).isTrue();
    assertThat(reply.header("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nhalf of it",
        "Transfer-Encoding: chunked\r\n\r\n64\r\nhalf of it",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\nnot a length",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
      })
  void aBodyThatDoesNotEndIsBrokenInBoundedTime(String rest) {
    Reply reply = raw("POST / HTTP/1.1\r\nHost: a\r\n" + rest);
    assertThat(reply.body()).isEqualTo("broken");
    assertThat(reply.header("Connection")).isEqualTo("close");
  }

  @Test
  void aBodyMayComeInManyPieces() {
    byte[] body = "a".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThat(caller.sendChunked("/", List.of(), body, 7).body()).hasSize(10_000);
  }

  @Test
  void tooLongABodyIsNotReadToItsEnd() {
    byte[] body = "a".repeat(Payload.BYTES_MAX + 1).getBytes(StandardCharsets.UTF_8);
    assertThat(caller.send("POST", "/", List.of(), body).body()).isEqualTo("too large");
    byte[] whole = "a".repeat(Payload.BYTES_MAX).getBytes(StandardCharsets.UTF_8);
    assertThat(caller.send("POST", "/", List.of(), whole).body()).hasSize(Payload.BYTES_MAX);
    String told = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n";
    assertThat(raw(told + "a".repeat(200_000)).body()).isEqualTo("too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: <>\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0001b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /?a=<> HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n{}",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
      })
  void whatIsNoHttpIsToldSoAndReachesNoDoor(String request) {
    Reply reply = raw(request);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.at("type")).isEqualTo("urn:estorno:problem:unreadable_request");
    assertThat(seen).isEmpty();
  }

  @Test
  void headersAndPathsHaveABound() {
    String header = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n";
    assertThat(raw(header).status()).isEqualTo(400);
    String path = "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(raw(path).status()).isEqualTo(400);
    assertThat(seen).isEmpty();
  }

  @Test
  void aConnectionCarriesManyRequests() {
    Reply reply =
        raw(
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /2 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
            "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(seen).extracting(HttpRequest::path).containsExactly("/1", "/2", "/3");
  }

  @Test
  void http2IsSpokenAndKeepsItsConnectionWhateverABodyIsLike() throws Exception {
    try (var patient = new HelidonServer("127.0.0.1", 0, Duration.ofSeconds(30), this::answer);
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var address = URI.create("http://127.0.0.1:" + patient.port() + "/");
      // A connection becomes one of HTTP/2 by a request without a body.
      var first = java.net.http.HttpRequest.newBuilder(address).build();
      client.send(first, BodyHandlers.discarding());
      for (int length : List.of(3, Payload.BYTES_MAX + 1, 300_000, 3)) {
        var publisher = BodyPublishers.ofString("a".repeat(length));
        var request = java.net.http.HttpRequest.newBuilder(address).POST(publisher).build();
        var reply = client.send(request, BodyHandlers.ofString());
        assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(reply.body()).isEqualTo(length == 3 ? "aaa" : "too large");
      }
    }
  }

  private Reply raw(String... parts) {
    byte[][] bytes = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = parts[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    return caller.raw(bytes);
  }
}
