package dev.estorno.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text files of the project: those that people write, not what is built from them. */
public final class Repository {
  private static final Set<String> NOT_OURS =
      Set.of(".git", ".idea", ".vscode", "target", "data", "node_modules");
  private static final Set<String> ENDINGS =
      Set.of("java", "xml", "md", "sql", "yaml", "yml", "properties", "html", "css", "js", "sh");

  private final List<SourceFile> files;
  private @Nullable Syntax syntax;

  private Repository(List<SourceFile> files) {
    this.files = List.copyOf(files);
  }

  /** A made-up repository, to show a rule something that breaks it. */
  static Repository of(Map<String, String> texts) {
    return new Repository(
        texts.entrySet().stream()
            .map(it -> new SourceFile(it.getKey(), it.getValue()))
            .sorted((a, b) -> a.path().compareTo(b.path()))
            .toList());
  }

  List<SourceFile> files() {
    return files;
  }

  Stream<SourceFile> java() {
    return files.stream().filter(SourceFile::isJava);
  }

  /** The syntax of all its Java files, parsed when first asked for. */
  Syntax syntax() {
    if (syntax == null) {
      syntax = new Syntax(java().toList());
    }
    return syntax;
  }

  /** The folder that holds the {@code estorno} script, found from wherever the tests run. */
  public static Path root() {
    for (var it = Path.of("").toAbsolutePath(); it != null; it = it.getParent()) {
      if (Files.isRegularFile(it.resolve("estorno"))
          && Files.isRegularFile(it.resolve("pom.xml"))) {
        return it;
      }
    }
    throw new AssertionError("the tests do not run inside the repository");
  }

  static Repository read() {
    var root = root();
    var files = new ArrayList<SourceFile>();
    try {
      Files.walkFileTree(root, new Reader(root, files));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + root, e);
    }
    return new Repository(files);
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<SourceFile> files;

    Reader(Path root, List<SourceFile> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean ours = folder.equals(root) || !NOT_OURS.contains(folder.getFileName().toString());
      return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      var name = file.getFileName().toString();
      boolean script = !name.contains(".") && Files.isExecutable(file) && !name.equals("mvnw");
      if (script || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
        var path = root.relativize(file).toString().replace('\\', '/');
        files.add(new SourceFile(path, Files.readString(file)));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
