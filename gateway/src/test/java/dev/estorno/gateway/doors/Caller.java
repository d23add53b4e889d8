package dev.estorno.gateway.doors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A caller that says exactly what it is told, bytes and all: no library mends its requests before
 * they reach the doors.
 */
record Caller(int port) {
  private static final int READ_MILLIS_MAX = 15_000;

  /** Sends a request with these header lines and this body, and its length. */
  Reply send(String method, String target, List<String> headers, byte[] body) {
    var lines = new ArrayList<>(headers);
    if (body.length > 0 || method.equals("POST")) {
      lines.add("Content-Length: " + body.length);
    }
    return raw(head(method, target, lines), body);
  }

  /** Sends the body in chunks of one length, without telling its length. */
  Reply sendChunked(String target, List<String> headers, byte[] body, int chunkLength) {
    var lines = new ArrayList<>(headers);
    lines.add("Transfer-Encoding: chunked");
    var chunks = new ByteArrayOutputStream();
    for (int from = 0; from < body.length; from += chunkLength) {
      int length = Math.min(chunkLength, body.length - from);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
      chunks.write(body, from, length);
      chunks.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return raw(head("POST", target, lines), chunks.toByteArray());
  }

  /** Sends these bytes, and nothing else, and reads until the server hangs up. */
  Reply raw(byte[]... parts) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_MILLIS_MAX);
      for (byte[] part : parts) {
        write(socket, part);
      }
      return parse(read(socket));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void write(Socket socket, byte[] part) {
    try {
      socket.getOutputStream().write(part);
      socket.getOutputStream().flush();
    } catch (IOException _) {
      // A server that has heard enough may hang up early; what it said is still to be read.
    }
  }

  private static byte[] read(Socket socket) throws IOException {
    var all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        all.write(buffer, 0, n);
        n = socket.getInputStream().read(buffer);
      }
    } catch (java.net.SocketException _) {
      // Reset after an early answer: what came before it counts.
    }
    return all.toByteArray();
  }

  private static byte[] head(String method, String target, List<String> headers) {
    var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    headers.forEach(it -> text.append(it).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Reply parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("no reply: <" + text + ">");
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    return new Reply(Integer.parseInt(lines[0].split(" ")[1]), headers, text.substring(end + 4));
  }
}
