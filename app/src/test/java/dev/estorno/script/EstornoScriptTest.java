package dev.estorno.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.script.Script.Result;
import dev.estorno.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the script finds a JDK, and what it hands on. */
class EstornoScriptTest {
  private static final String SCRIPT = Repository.root().resolve("estorno").toString();

  @TempDir Path folder;

  @Test
  void takesTheJdkOfJavaHomeAndHandsOnTheArgumentsAsTheyAre() throws Exception {
    var environment = Map.of("JAVA_HOME", jdk("26"), "ESTORNO_CLASSPATH", "classes");
    var result = run(environment, SCRIPT, "cancel", "two words", "*");
    assertThat(result.said()).contains("[-cp][classes][dev.estorno.app.Main]");
    assertThat(result.said()).endsWith("[cancel][two words][*]");
  }

  @Test
  void passesOverAJdkThatIsTooOld() throws Exception {
    var environment = Map.of("JAVA_HOME", jdk("17"), "ESTORNO_CLASSPATH", classPath());
    var result = run(environment, SCRIPT, "--version");
    assertThat(result.said()).startsWith("estorno ");
    assertThat(result.code()).isZero();
  }

  @Test
  void saysInOneLineWhatToInstallWhenThereIsNoJdk() throws Exception {
    var script = folder.resolve("estorno");
    var usualFolders = "(?s)for folder in \\\\\n.*?; do";
    var text = Files.readString(Path.of(SCRIPT));
    Files.writeString(script, text.replaceFirst(usualFolders, "for folder in /nowhere; do"));
    assertThat(script).content().isNotEqualTo(text);
    var environment = Map.of("JAVA_HOME", "", "PATH", pathWithoutJava());
    var result = run(environment, "/bin/sh", script.toString(), "demo");
    assertThat(result.said()).startsWith("estorno: needs a JDK 25 or newer").contains("Install");
    assertThat(result.said().lines()).hasSize(1);
    assertThat(result.code()).isOne();
  }

  private Result run(Map<String, String> environment, String... command) throws Exception {
    return Script.end(Script.start(folder, environment, List.of(command)));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** A folder that looks like a JDK of this release; its java only shows its arguments. */
  private String jdk(String release) throws IOException {
    var home = Files.createDirectories(folder.resolve("jdk" + release));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + release + ".0.1\"\n");
    for (String name : List.of("java", "javac")) {
      program(home.resolve("bin").resolve(name), "printf '[%s]' \"$@\"");
    }
    return home.toString();
  }

  private String pathWithoutJava() throws IOException {
    var bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("dirname", "sed", "sort", "readlink")) {
      for (String place : List.of("/bin", "/usr/bin")) {
        if (Files.exists(Path.of(place, name))) {
          program(bin.resolve(name), "exec " + place + "/" + name + " \"$@\"");
        }
      }
    }
    return bin.toString();
  }

  private static void program(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
