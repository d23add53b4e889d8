package dev.estorno.tidy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** The calls that walls speak of, and the few classes that are let through. */
final class Bans {

  /** Words about an address; nothing of these opens a connection. */
  static final DescribedPredicate<JavaClass> ADDRESSES =
      DescribedPredicate.describe(
          "are words about addresses",
          it ->
              Set.of(
                      URI.class.getName(),
                      URISyntaxException.class.getName(),
                      URLEncoder.class.getName(),
                      URLDecoder.class.getName())
                  .contains(it.getName()));

  /** Asks the machine what time it is, where it stands, or for a number nobody can repeat. */
  static final DescribedPredicate<JavaAccess<?>> TIME_OR_CHANCE =
      calls(
          "asks for time or chance",
          """
          java\\.time\\.\\w+\\.now
          java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes)).*
          java\\.time\\.InstantSource\\.system
          java\\.time\\.ZoneId\\.systemDefault
          java\\.lang\\.System\\.(currentTimeMillis|nanoTime)
          java\\.lang\\.Math\\.random
          java\\.security\\.SecureRandom\\..*
          java\\.util\\.(Date|Random|SplittableRandom)\\.<init>
          java\\.util\\.Calendar\\.getInstance
          java\\.util\\.Collections\\.shuffle
          java\\.util\\.UUID\\.randomUUID
          java\\.util\\.concurrent\\.ThreadLocalRandom\\..*
          """);

  /** Starts a thread, hands work to one, or waits for one. */
  static final DescribedPredicate<JavaAccess<?>> THREADS =
      calls(
          "starts or holds up a thread",
          """
          java\\.lang\\.Thread\\.(<init>|sleep|of\\w+|start\\w*|join|yield|onSpinWait)
          java\\.lang\\.Object\\.wait
          java\\.util\\.Timer\\..*
          java\\.util\\.\\w+\\.parallelStream
          java\\.util\\.concurrent\\.(Executors|ForkJoinPool|ThreadPoolExecutor)\\..*
          java\\.util\\.concurrent\\.CompletableFuture\\.(\\w+Async|get|join)
          java\\.util\\.concurrent\\.StructuredTaskScope\\..*
          java\\.util\\.concurrent\\.TimeUnit\\.sleep
          java\\.util\\.concurrent\\.locks\\.LockSupport\\..*
          """);

  private static DescribedPredicate<JavaAccess<?>> calls(String description, String patterns) {
    var banned = Pattern.compile(String.join("|", patterns.lines().toList()));
    return DescribedPredicate.describe(
        description,
        it ->
            it.getTarget() instanceof CodeUnitAccessTarget target
                && banned.matcher(target.getOwner().getName() + "." + target.getName()).matches()
                && !isToldWhere(target));
  }

  /** {@code Instant.now(clock)} and {@code shuffle(list, chance)} ask what they were given. */
  private static boolean isToldWhere(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(it -> it.isEquivalentTo(Clock.class) || it.isEquivalentTo(Random.class));
  }

  private Bans() {}
}
