package dev.estorno.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the figures were seen on: without it they mean nothing. */
public final class Machine {
  private Machine() {}

  public static List<String> describe() {
    var lines = new ArrayList<String>();
    int cores = Runtime.getRuntime().availableProcessors();
    lines.add("processor  " + processor() + ", " + cores + " cores");
    lines.add("system     " + System.getProperty("os.name") + " " + version());
    lines.add("Java       " + Runtime.version());
    lines.add(String.format(Locale.ROOT, "load       %.2f before the start", load()));
    return lines;
  }

  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String version() {
    return System.getProperty("os.version") + " " + System.getProperty("os.arch");
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(it -> it.startsWith("model name"))
          .map(it -> it.substring(it.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException _) {
      return "unknown"; // not Linux
    }
  }
}
