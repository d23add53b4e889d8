package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A call over HTTP/1.0, as PHP's own streams send it: one request, one answer, closed. */
final class OldCall implements Call {

  private static final int HEADERS_MAX = 200;
  private static final int BODY_MAX = 1024 * 1024;

  private final ConnectionContext connection;
  private final Exchange head;

  OldCall(ConnectionContext connection) {
    this.connection = connection;
    this.head = read(connection.dataReader());
  }

  @Override
  public Exchange head() {
    return head;
  }

  @Override
  public Exchange whole() {
    String length = head.header("content-length").orElse("0");
    if (!length.matches("[0-9]{1,7}") || Integer.parseInt(length) > BODY_MAX) throw Call.dies();
    if (Integer.parseInt(length) == 0) return head;
    Body body = Body.of(connection.dataReader().readBytes(Integer.parseInt(length)));
    return new Exchange(head.method(), head.target(), head.headers(), body);
  }

  @Override
  public void answer(Response response) {
    byte[] body = response.body().bytes();
    StringBuilder text = new StringBuilder("HTTP/1.0 ").append(response.status()).append(" -\r\n");
    response
        .headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    BufferData bytes = BufferData.growing(text.length() + body.length);
    bytes.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!head.method().equals("HEAD")) bytes.write(body);
    connection.dataWriter().writeNow(bytes);
  }

  private static Exchange read(DataReader reader) {
    String[] line = reader.readLine().split(" ", -1);
    if (line.length != 3) throw Call.dies();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int count = 0;
    for (String header = reader.readLine(); !header.isEmpty(); header = reader.readLine()) {
      int colon = header.indexOf(':');
      if (colon < 1 || ++count > HEADERS_MAX) throw Call.dies();
      headers
          .computeIfAbsent(header.substring(0, colon).strip(), _ -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    return new Exchange(line[0], line[1], headers, Body.EMPTY);
  }
}
