package dev.estorno.app.process;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as one line of JSON: time, level, logger and message, then the values that it carries,
 * each under its own name. Logback's own encoder buries those in a list, and says much else.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] NOTHING = new byte[0];

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString())
            .put("level", event.getLevel().toString())
            .put("logger", event.getLoggerName())
            .put("message", event.getFormattedMessage());
    List<KeyValuePair> values = event.getKeyValuePairs();
    if (values != null) {
      values.forEach(it -> put(line, it.key, it.value));
    }
    if (event.getThrowableProxy() != null) {
      line.put("stack", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode line, String key, Object value) {
    switch (value) {
      case Integer it -> line.put(key, it);
      case Long it -> line.put(key, it);
      default -> line.put(key, String.valueOf(value));
    }
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
