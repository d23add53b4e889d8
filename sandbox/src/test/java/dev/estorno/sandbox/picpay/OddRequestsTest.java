package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Requests as public clients really send them, byte for byte, and the guide's own curl lines. */
class OddRequestsTest extends PicPayShop {

  private static final String TOKEN_LINE = "x-picpay-token: sandbox-picpay-token\r\n";

  @ParameterizedTest
  @CsvSource({
    "'GET B/R/status', 'Content-Type: application/json|Content-Length: 2', '{}'",
    "'GET B/R/status', 'Content-Length: 2', '[]'",
    "'GET B/R/status', 'Accept-Encoding: application/json', ''",
    "'GET B/R/status', 'Accept-Encoding: gzip;q=1.0, *;q=0', ''",
    "'GET B/R/status', 'Content-Encoding: gzip', ''",
    "'GET B/R/status', 'x-picpay-token: sandbox-picpay-token|x-seller-token: any', ''",
    "'GET B/R/status', 'Accept: text/html|Accept: text/html', ''",
    "'GET B/R/status/', '', ''",
    "'GET //ecommerce//public//payments//R/status', '', ''",
    "'GET B/R/status?', '', ''",
    "'GET B/R/status?x=%zz&y={}', '', ''",
    "'POST B/R/cancellations', '', ''",
    "'POST B/R/cancellations', 'Content-Length: 0', ''",
    "'POST B/R/cancellations/', 'Content-Type: application/json|Content-Length: 0', ''",
    "'POST B/R/cancellations', 'Content-Type: text/plain|Content-Length: 2', '{}'",
    "'POST B/R/cancellations', 'Content-Type: nonsense|Content-Length: 3', '???'",
    "'POST B/R/cancellations', 'Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'",
  })
  void isAnsweredAsIfItWereOrdinary(String line, String headers, String body) {
    JsonNode order = order("created");
    String target = line.replace("B", BASE).replace("R", reference(order));
    String answer = raw(target + " HTTP/1.1\r\n" + TOKEN_LINE + lines(headers), body);
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void aReferenceMayHoldAnyLetter() {
    JsonNode order = order("created", "\"reference\":\"loja 1/nº 7%\"");
    String target = BASE + "/loja%201%2Fn%C2%BA%207%25/status";
    assertThat(raw("GET " + target + " HTTP/1.1\r\n" + TOKEN_LINE, "")).contains("created");
    assertThat(view(order.path("reference").asString())).contains("\"state\":\"created\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'POST B HTTP/1.1', 'Content-Length: 5', '\u00e3\u0028'",
    "'POST B HTTP/1.1', 'Content-Length: 99999999', ''",
    "'POST B HTTP/1.1', 'Content-Length: abc', ''",
    "'GET B/%00/status HTTP/1.1', '', ''",
  })
  void isRefusedAndNeverAnErrorOfOurs(String line, String headers, String body) {
    String answer =
        raw(line.replace("B", BASE) + "\r\n" + TOKEN_LINE + lines(headers), body + "xxxxx");
    assertThat(answer).startsWith("HTTP/1.1 4");
  }

  @Test
  void whatIsNoHttpIsClosed() {
    assertThat(raw("NONSENSE\r\n", "")).isEmpty();
  }

  @Test
  void clientsThatSpeakHttp10AreAnswered() {
    JsonNode order = order("created");
    String status = BASE + "/" + reference(order) + "/status HTTP/1.0\r\n";
    assertThat(raw("GET " + status + TOKEN_LINE, ""))
        .startsWith("HTTP/1.0 200")
        .contains("created");
    assertThat(raw("HEAD " + status + TOKEN_LINE, ""))
        .startsWith("HTTP/1.0 405")
        .endsWith("\r\n\r\n");
    String cancel = BASE + "/" + reference(order) + "/cancellations HTTP/1.0\r\n";
    assertThat(raw("POST " + cancel + TOKEN_LINE + "Content-Length: 2\r\n", "{}"))
        .startsWith("HTTP/1.0 200")
        .contains("cancellationId");
  }

  @Test
  void badUtf8IsNoJson() {
    byte[] body = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}'};
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String answer =
        raw("POST " + BASE + " HTTP/1.1\r\n" + TOKEN_LINE + "Content-Length: 10\r\n", text);
    assertThat(answer).startsWith("HTTP/1.1 422");
  }

  @Test
  void theGuidesCurlLinesWorkWithOnlyHostTokenAndIdsChanged() throws Exception {
    JsonNode paid = order("paid", "\"authorization_id\":\"601327196d038600273bbf1c\"");
    assertThat(curl(reference(paid), "{ \"authorizationId\": \"601327196d038600273bbf1c\" }"))
        .contains("cancellationId");
    assertThat(status(reference(paid)).text("status")).isEqualTo("refunded");
    JsonNode unpaid = order("created");
    assertThat(curl(reference(unpaid), "")).contains("cancellationId");
    assertThat(status(reference(unpaid)).text("status")).isEqualTo("expired");
  }

  private static String view(String reference) {
    String encoded = java.net.URLEncoder.encode(reference, StandardCharsets.UTF_8);
    return shop.get("/sandbox/payments/picpay/" + encoded.replace("+", "%20")).body();
  }

  /** The guide's line; where there is no curl, what curl would send. */
  private static String curl(String reference, String data) throws Exception {
    String path = BASE + "/" + reference + "/cancellations";
    if (!Files.isExecutable(Path.of("/usr/bin/curl"))) {
      return shop.post(path, data, TOKEN[0], TOKEN[1], "Content-Type", "application/json").body();
    }
    Process curl =
        new ProcessBuilder(
                "/usr/bin/curl",
                "--location",
                "--request",
                "POST",
                "http://127.0.0.1:" + shop.port() + path,
                "--header",
                TOKEN[0] + ": " + TOKEN[1],
                "--header",
                "Content-Type: application/json",
                "--data-raw",
                data)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String lines(String headers) {
    if (headers == null || headers.isEmpty()) return "";
    return String.join("", List.of(headers.split("\\|")).stream().map(h -> h + "\r\n").toList());
  }

  /** Sends exactly these bytes and reads until the other side has answered and closed. */
  private static String raw(String head, String body) {
    String text =
        head + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n" + (body == null ? "" : body);
    try (Socket socket = new Socket("127.0.0.1", shop.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
