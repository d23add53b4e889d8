package dev.estorno.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a provider that hangs costs the others: two worlds, a sandbox and a gateway each, take the
 * same traffic in turns. First both are well, which tells how far figures differ by themselves;
 * then one provider hangs in the second world.
 *
 * <p>{@code ./estorno bench hung [ROUNDS] [SECONDS] [CANCELS PER SECOND AND PROVIDER] [PROVIDER]}:
 * by default 5 rounds of 10 seconds, 25 a second, and PicPay hangs.
 */
public final class HungBench {
  private static final List<String> PROVIDERS = List.of("picpay", "qitech", "letpay", "liquido");
  private static final Duration WAITING = Duration.ofSeconds(10);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final int rounds;
  private final Duration time;
  private final int perSecond;
  private final String hung;

  private HungBench(String[] arguments) {
    this.rounds = number(arguments, 0, 5);
    this.time = Duration.ofSeconds(number(arguments, 1, 10));
    this.perSecond = number(arguments, 2, 25);
    this.hung = arguments.length > 3 ? arguments[3] : PROVIDERS.getFirst();
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }

  /** Ends with 1 if a healthy provider's cancel did not end as it should: then no figure counts. */
  public static void main(String[] arguments) throws IOException {
    new HungBench(arguments).run(Path.of(System.getProperty("estorno.script", "./estorno")));
  }

  private void run(Path script) throws IOException {
    Machine.describe().forEach(out::println);
    Path folder = Files.createTempDirectory("estorno-bench");
    try (World calm = World.start(script, folder, "calm");
        World troubled = World.start(script, folder, "troubled")) {
      out.printf(Locale.ROOT, "%n%d a second and provider, warming up%n", perSecond);
      round(calm, "");
      round(troubled, "");
      compare("both well", calm, troubled, "");
      troubled.hang(hung);
      compare(hung + " hangs", calm, troubled, hung);
    } finally {
      Folders.delete(folder);
    }
  }

  private Map<String, Histogram> round(World world, String hanging) throws IOException {
    return new Traffic(world, perSecond, time, WAITING).run(PROVIDERS, hanging);
  }

  private void compare(String what, World calm, World troubled, String hanging) throws IOException {
    out.printf(Locale.ROOT, "%n%s%n", what);
    Map<String, Histogram> calmAll = new HashMap<>();
    Map<String, Histogram> troubledAll = new HashMap<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      // Whatever drifts, drifts for both: the order changes from round to round.
      boolean calmFirst = i % 2 == 0;
      Map<String, Histogram> first = round(calmFirst ? calm : troubled, calmFirst ? "" : hanging);
      Map<String, Histogram> second = round(calmFirst ? troubled : calm, calmFirst ? hanging : "");
      Map<String, Histogram> calmly = calmFirst ? first : second;
      Map<String, Histogram> not = calmFirst ? second : first;
      ratios.add(p99(not, "") / p99(calmly, ""));
      calmly.forEach((it, micros) -> calmAll.merge(it, micros, HungBench::sum));
      not.forEach((it, micros) -> troubledAll.merge(it, micros, HungBench::sum));
      line("round " + (i + 1), calmly, not, "");
    }
    PROVIDERS.stream()
        .filter(it -> !it.equals(hung))
        .forEach(it -> line(it, calmAll, troubledAll, it));
    line("all of these", calmAll, troubledAll, "");
    ratios.sort(null);
    out.printf(
        Locale.ROOT,
        "p99, second world by first: median %.2f (%.2f to %.2f) of %d rounds; load %.1f%n",
        ratios.get(ratios.size() / 2),
        ratios.getFirst(),
        ratios.getLast(),
        rounds,
        Machine.load());
  }

  private void line(
      String name, Map<String, Histogram> calmly, Map<String, Histogram> not, String provider) {
    Histogram a = healthy(calmly, provider);
    Histogram b = healthy(not, provider);
    out.printf(
        Locale.ROOT,
        "%14s  %6d cancels  p50 %6.1f and %6.1f ms  p99 %6.1f and %6.1f ms  ratio %.2f%n",
        name,
        b.getTotalCount(),
        a.getValueAtPercentile(50) / 1000.0,
        b.getValueAtPercentile(50) / 1000.0,
        a.getValueAtPercentile(99) / 1000.0,
        b.getValueAtPercentile(99) / 1000.0,
        (double) b.getValueAtPercentile(99) / a.getValueAtPercentile(99));
  }

  private double p99(Map<String, Histogram> micros, String provider) {
    return healthy(micros, provider).getValueAtPercentile(99);
  }

  /** Of one provider; or of all but the one that hangs, in both worlds and all phases. */
  private Histogram healthy(Map<String, Histogram> micros, String provider) {
    var sum = new Histogram(3);
    micros.forEach((it, own) -> {
      if (provider.isEmpty() ? !it.equals(hung) : it.equals(provider)) {
        sum.add(own);
      }
    });
    return sum;
  }

  private static Histogram sum(Histogram one, Histogram other) {
    Histogram sum = one.copy();
    sum.add(other);
    return sum;
  }
}
