package dev.estorno.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may see and call what. Read it from top to bottom: these are all the walls there are. */
final class Walls {

  /**
   * Time and chance come in here, and are handed on as arguments; sockets are timed where they are.
   */
  private static final String[] PORTS = {
    "dev.estorno.app..",
    "dev.estorno.bench..",
    "dev.estorno.gateway.doors", // the web server alone: the doors below it are told the time
    "dev.estorno.sandbox.world..",
  };

  /** The two that wait for people's sake: the simulator takes their place. */
  private static final DescribedPredicate<JavaClass> TURNED_BY_HAND =
      DescribedPredicate.describe(
          "is turned by hand in the simulator",
          it ->
              Set.of("dev.estorno.gateway.engine.Pump", "dev.estorno.gateway.intake.WaitingRoom")
                  .contains(it.getName()));

  /** What the simulator runs, in one thread; of the sandbox all but what serves it to people. */
  private static final DescribedPredicate<JavaClass> SIMULATED =
      resideInAnyPackage(
              "dev.estorno.core..",
              "dev.estorno.providers..",
              "dev.estorno.gateway.care..",
              "dev.estorno.gateway.engine..",
              "dev.estorno.gateway.intake..",
              "dev.estorno.gateway.line..",
              "dev.estorno.sandbox.*..",
              "dev.estorno.simulator..")
          .and(
              not(
                  resideInAnyPackage(
                      "dev.estorno.sandbox.world..", "dev.estorno.sandbox.control..")))
          .and(not(TURNED_BY_HAND));

  /** Values, collections and time's arithmetic: nothing that reaches out of the program. */
  private static final DescribedPredicate<JavaClass> PLAIN_JAVA =
      resideInAnyPackage(
          "java.lang..",
          "java.math",
          "java.time..",
          "java.util",
          "java.util.function",
          "java.util.random",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations");

  /** What it takes to read and write a provider's words, and to sign them. */
  private static final DescribedPredicate<JavaClass> WORDS =
      resideInAnyPackage(
              "java.nio.charset",
              "java.security..",
              "java.text",
              "javax.crypto..",
              "com.fasterxml.jackson.annotation",
              "com.nimbusds..",
              "tools.jackson..")
          .or(Bans.ADDRESSES);

  private static final DescribedPredicate<JavaClass> SENDING =
      resideInAnyPackage("java.net.http", "org.apache.hc..");

  static List<Wall> all() {
    return Stream.of(betweenModules(), insideTheGateway(), timeChanceAndThreads())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Wall> betweenModules() {
    return List.of(
        Wall.of(
            "the core sees values, collections and time's arithmetic, and nothing else",
            classes()
                .that(resideInAPackage("dev.estorno.core.."))
                .should()
                .onlyDependOnClassesThat(resideInAPackage("dev.estorno.core..").or(PLAIN_JAVA)),
            "package dev.estorno.core; class A { java.nio.file.Path it; }"),
        Wall.of(
            "a connector sees the core and what it takes to read and write words; it cannot send",
            classes()
                .that(resideInAPackage("dev.estorno.providers.."))
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage("dev.estorno.core..", "dev.estorno.providers..")
                        .or(PLAIN_JAVA)
                        .or(WORDS)),
            "package dev.estorno.providers.planted; class A { java.net.Socket it; }"),
        never(
            "the gateway sees neither the sandbox nor the simulator nor the command line",
            resideInAPackage("dev.estorno.gateway.."),
            resideInAnyPackage(
                "dev.estorno.sandbox..",
                "dev.estorno.simulator..",
                "dev.estorno.app..",
                "dev.estorno.bench.."),
            "package dev.estorno.gateway.engine; class A { dev.estorno.app.Main it; }"),
        never(
            "the sandbox sees nothing of ours: a fake that shares code shares mistakes",
            resideInAPackage("dev.estorno.sandbox.."),
            resideInAPackage("dev.estorno..").and(resideOutsideOfPackage("dev.estorno.sandbox..")),
            "package dev.estorno.sandbox.planted; class A { dev.estorno.core.Money it; }"),
        never(
            "the simulator does not see the command line",
            resideInAPackage("dev.estorno.simulator.."),
            resideInAnyPackage("dev.estorno.app..", "dev.estorno.bench.."),
            "package dev.estorno.simulator; class A { dev.estorno.app.Main it; }"));
  }

  private static List<Wall> insideTheGateway() {
    return List.of(
        never(
            "only the store speaks to a database",
            resideInAPackage("dev.estorno..")
                .and(resideOutsideOfPackage("dev.estorno.gateway.store.."))
                .and(resideOutsideOfPackage("dev.estorno.bench..")),
            resideInAnyPackage("java.sql", "javax.sql", "org.sqlite..", "org.postgresql.."),
            "package dev.estorno.gateway.intake; class A { java.sql.Connection it; }"),
        never(
            "behind the doors nobody knows a web server",
            resideInAnyPackage(
                "dev.estorno.gateway.engine..",
                "dev.estorno.gateway.intake..",
                "dev.estorno.gateway.line..",
                "dev.estorno.gateway.store..",
                "dev.estorno.gateway.outbox.."),
            resideInAnyPackage("io.helidon..", "dev.estorno.gateway.doors.."),
            "package dev.estorno.gateway.engine; class A { io.helidon.webserver.WebServer it; }"),
        never(
            "only the wire and the outbox send",
            resideInAPackage("dev.estorno.gateway..")
                .and(resideOutsideOfPackage("dev.estorno.gateway.wire.."))
                .and(resideOutsideOfPackage("dev.estorno.gateway.outbox..")),
            SENDING,
            "package dev.estorno.gateway.intake; class A { java.net.http.HttpClient it; }"),
        never(
            "the gateway knows no provider by name",
            resideInAPackage("dev.estorno.gateway.."),
            resideInAPackage("dev.estorno.providers.*.."),
            "package dev.estorno.gateway.intake; class A { dev.estorno.providers.planted.B it; }",
            "package dev.estorno.providers.planted; public class B {}"),
        Wall.of(
            "the rooms of the gateway do not go in circles",
            slices().matching("dev.estorno.gateway.(*)..").should().beFreeOfCycles(),
            "package dev.estorno.gateway.one; public class A { dev.estorno.gateway.two.B it; }",
            "package dev.estorno.gateway.two; public class B { dev.estorno.gateway.one.A it; }"));
  }

  private static List<Wall> timeChanceAndThreads() {
    return List.of(
        neverCall(
            "time and chance are arguments: outside the ports nobody asks for them",
            resideInAPackage("dev.estorno..").and(not(resideInAnyPackage(PORTS))),
            Bans.TIME_OR_CHANCE,
            "package dev.estorno.core; class A { Object it = java.time.Instant.now(); }"),
        neverCall(
            "what the simulator runs starts no thread and never waits",
            SIMULATED,
            Bans.THREADS,
            "package dev.estorno.gateway.engine; class A { Thread it = new Thread(); }"));
  }

  private static Wall never(
      String says,
      DescribedPredicate<JavaClass> who,
      DescribedPredicate<JavaClass> what,
      String... sample) {
    ArchRule rule = noClasses().that(who).should().dependOnClassesThat(what);
    return Wall.of(says, rule, sample);
  }

  private static Wall neverCall(
      String says,
      DescribedPredicate<JavaClass> who,
      DescribedPredicate<JavaAccess<?>> what,
      String... sample) {
    ArchRule rule = noClasses().that(who).should().accessTargetWhere(what);
    return Wall.of(says, rule, sample);
  }

  private Walls() {}
}
