package dev.estorno.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.script.Script.Result;
import dev.estorno.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `./estorno test` says, for reports and logs that are planted here. */
class RunTestsTest {
  private static final String CORE = "[INFO] ----< dev.estorno:estorno-core >----\n[INFO] --- x\n";
  private static final String END = "[INFO] BUILD FAILURE\n";

  @TempDir static Path compiled;
  @TempDir Path folder;

  /** Compiled once, because `java RunTests.java` would do it for every test. */
  @BeforeAll
  static void compile() {
    var source = Repository.root().resolve("scripts");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var main = source.resolve("RunTests.java").toString();
    int code =
        compiler.run(null, null, null, "-d", "" + compiled, "-sourcepath", "" + source, main);
    assertThat(code).isZero();
  }

  @Test
  void allPassed() throws Exception {
    report("<testcase name=\"a\" classname=\"dev.estorno.core.ATest\"/>");
    var result = summary(CORE + END, false);
    assertThat(result.said()).contains("core").endsWith("\n1 passed, 0 failed");
    assertThat(result.code()).isZero();
  }

  @Test
  void aFailureIsShownWithItsMessageAndPlace() throws Exception {
    report(
        """
        <testcase name="a" classname="dev.estorno.core.ATest"/>
        <testcase name="b" classname="dev.estorno.core.ATest">
          <failure message="expected: 1" type="X"><![CDATA[X: expected: 1
        	at dev.estorno.core.ATest.b(ATest.java:7)
        ]]></failure></testcase>
        """);
    var result = summary(CORE + END, false);
    assertThat(result.said())
        .contains("core FAILED ATest.b\n    expected: 1\n    at ATest.java:7")
        .endsWith("\n1 passed, 1 failed");
    assertThat(result.code()).isOne();
  }

  @Test
  void whatCouldNotRunIsNamedAndFailsInCi() throws Exception {
    report(
        """
        <testcase name="b" classname="dev.estorno.core.ATest">
          <skipped type="X"><![CDATA[org.opentest4j.TestAbortedException: no database here
        	at dev.estorno.core.ATest.b(ATest.java:7)
        ]]></skipped></testcase>
        """);
    var atHome = summary(CORE + END, false);
    assertThat(atHome.said()).contains("Could not run:\n    core ATest.b: no database here");
    assertThat(atHome.said()).endsWith("\n0 passed, 0 failed, 1 skipped");
    assertThat(atHome.code()).isZero();
    var inCi = summary(CORE + END, true);
    assertThat(inCi.said()).endsWith("\n0 passed, 1 failed");
    assertThat(inCi.code()).isOne();
  }

  @Test
  void compileErrorsAreShownPlainlyAndConsequencesOnlyNamed() throws Exception {
    var result =
        summary(
            CORE
                + "[ERROR] COMPILATION ERROR :\n"
                + ("[ERROR] " + folder.toRealPath() + "/core/A.java:[2,33] no such thing\n")
                + "[INFO] ----< dev.estorno:estorno-providers >----\n"
                + END
                + "[ERROR] Failed to execute goal x:compile (default-compile)"
                + " on project estorno-core: Compilation failure\n[ERROR] -> [Help 1]\n"
                + "[ERROR] Failed to execute goal on project estorno-providers:"
                + " Could not resolve dependencies for project dev.estorno:x:jar\n"
                + "[ERROR] dependency: dev.estorno:estorno-core:jar:1 (compile)\n",
            false);
    assertThat(result.said())
        .contains("core does not compile\n    core/A.java:2: no such thing\n")
        .contains("Not tried because of that: providers")
        .endsWith("\n0 passed, 1 failed");
  }

  @Test
  void aJvmThatDiedIsAFailure() throws Exception {
    var result = summary(CORE + "[INFO] Running dev.estorno.core.ATest\n" + END, false);
    assertThat(result.said()).contains("dev.estorno.core.ATest never ended: its JVM died");
    assertThat(result.code()).isOne();
  }

  @Test
  void mavenThatStopsHalfwayIsAFailure() throws Exception {
    var result = summary("[INFO] Scanning\n[ERROR] The POM is odd\n", false);
    assertThat(result.said()).contains("maven ended early").contains("The POM is odd");
    assertThat(result.code()).isOne();
  }

  @Test
  void noTestAtAllIsAFailure() throws Exception {
    assertThat(summary(CORE + END, false).said()).endsWith("\n0 passed, 1 failed");
  }

  private void report(String cases) throws IOException {
    var reports = Files.createDirectories(folder.resolve("core/target/surefire-reports"));
    Files.writeString(reports.resolve("TEST-A.xml"), "<testsuite>" + cases + "</testsuite>");
  }

  private Result summary(String log, boolean ci) throws Exception {
    var file = Files.writeString(folder.resolve("test.log"), log);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-cp", "" + compiled, "RunTests", "--summary", "" + file);
    return Script.end(Script.start(folder, Map.of("CI", "" + ci), command));
  }
}
