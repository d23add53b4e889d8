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
    return new Traffic(world, perSecond, time, WAITING, hung).run(PROVIDERS, hanging);
  }

  private void compare(String what, World calm, World troubled, String hanging) throws IOException {
    Map<String, Histogram> calmAll = new HashMap<>();
    Map<String, Histogram> troubledAll = new HashMap<>();
    Map<String, List<Double>> ratios = new HashMap<>();
    for (int i = 0; i < rounds; i++) {
      // Whatever drifts, drifts for both: the order changes from round to round.
      boolean calmFirst = i % 2 == 0;
      Map<String, Histogram> first = round(calmFirst ? calm : troubled, calmFirst ? "" : hanging);
      Map<String, Histogram> second = round(calmFirst ? troubled : calm, calmFirst ? hanging : "");
      Map<String, Histogram> one = calmFirst ? first : second;
      Map<String, Histogram> other = calmFirst ? second : first;
      healthy()
          .forEach(it -> {
            Histogram a = of(it, one);
            Histogram b = of(it, other);
            ratios.computeIfAbsent(it, _ -> new ArrayList<>()).add(p99(b) / p99(a));
            calmAll.merge(it, a, HungBench::sum);
            troubledAll.merge(it, b, HungBench::sum);
          });
    }
    out.printf(Locale.ROOT, "%n%s, load %.1f%n", what, Machine.load());
    healthy()
        .forEach(it ->
            line(it, of(it, calmAll), of(it, troubledAll), ratios.getOrDefault(it, List.of())));
  }

  private List<String> healthy() {
    return PROVIDERS.stream().filter(it -> !it.equals(hung)).toList();
  }

  private static Histogram of(String provider, Map<String, Histogram> micros) {
    return micros.getOrDefault(provider, new Histogram(3));
  }

  /** Both worlds' milliseconds, of all rounds; and the ratio of p99, round by round. */
  private void line(String provider, Histogram one, Histogram other, List<Double> ratios) {
    List<Double> sorted = ratios.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "%8s %6d each  p50 %7.1f %7.1f  p99 %7.1f %7.1f, ratio %.2f; rounds %.2f (%.2f to %.2f)%n",
        provider,
        other.getTotalCount(),
        one.getValueAtPercentile(50) / 1000.0,
        other.getValueAtPercentile(50) / 1000.0,
        p99(one) / 1000,
        p99(other) / 1000,
        p99(other) / p99(one),
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }

  private static double p99(Histogram micros) {
    return micros.getValueAtPercentile(99);
  }

  private static Histogram sum(Histogram one, Histogram other) {
    Histogram sum = one.copy();
    sum.add(other);
    return sum;
  }
}
