package dev.estorno.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template for new connectors works before a word of it is changed. */
class TemplateTest {
  private static final Path TEMPLATE = Path.of("..", "docs", "providers", "template");
  private static final String PACKAGE = "dev/estorno/providers/acme";

  @TempDir Path repository;

  @BeforeEach
  void copy() throws IOException, InterruptedException {
    Path template = Files.createDirectories(repository.resolve("docs/providers/template"));
    try (Stream<Path> files = Files.list(TEMPLATE)) {
      for (Path file : files.toList()) {
        Files.copy(file, template.resolve(file.getFileName()));
      }
    }
    Process copying =
        new ProcessBuilder("sh", template.resolve("copy").toString(), "Acme", "acme")
            .redirectErrorStream(true)
            .start();
    String said = new String(copying.getInputStream().readAllBytes());
    assertThat(copying.waitFor()).as(said).isZero();
    assertThat(said).contains("acme/Acme.java", "acme/AcmeTest.java", "docs/providers/acme.md");
  }

  @Test
  void itCompilesAndHoldsItsTalks() throws Exception {
    Path classes = Files.createDirectories(repository.resolve("classes"));
    compile("providers/src/main/java/" + PACKAGE, classes);
    compile("providers/src/test/java/" + PACKAGE, classes);
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      var acme = loader.loadClass("dev.estorno.providers.acme.Acme");
      Provider provider = (Provider) acme.getConstructor().newInstance();
      Path talks = repository.resolve("providers/src/test/resources/acme/documents.talks");
      RecordedTalk.read(Files.readString(talks)).forEach(it -> it.check(provider));
      assertThat(FactsPage.text(provider.facts())).contains("`api_key`, `signal_key`");
    }
  }

  @Test
  void everyFileOfItIsNamedInTheGuide() throws IOException {
    String guide = Files.readString(TEMPLATE.resolveSibling("adding-a-provider.md"));
    try (Stream<Path> files = Files.list(TEMPLATE)) {
      files
          .map(it -> it.getFileName().toString().replace(".txt", "").replace("Example", "Acme"))
          .map(it -> it.replace("page.md", "acme.md").replace("copy", "template/copy"))
          .forEach(it -> assertThat(guide).contains(it));
    }
  }

  private void compile(String folder, Path classes) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> files = Files.list(repository.resolve(folder))) {
      String path = System.getProperty("java.class.path") + System.getProperty("path.separator");
      var options =
          List.of(
              "-Xlint:all,-classfile,-processing",
              "-Werror",
              "-proc:none",
              "-d",
              classes.toString(),
              "-cp",
              path + classes);
      var units = manager.getJavaFileObjectsFromPaths(files.toList());
      boolean compiled = compiler.getTask(said, manager, null, options, null, units).call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }
}
