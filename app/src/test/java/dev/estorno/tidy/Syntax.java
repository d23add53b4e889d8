package dev.estorno.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The syntax trees of many files, parsed in one go: a compiler for each would cost seconds. */
final class Syntax {
  private final Map<URI, CompilationUnitTree> units = new HashMap<>();
  private final SourcePositions positions;

  Syntax(List<SourceFile> files) {
    var sources = files.stream().map(Source::new).toList();
    var options = List.of("--release", "25", "-proc:none");
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, _ -> {}, options, null, sources);
    positions = Trees.instance(task).getSourcePositions();
    try {
      task.parse().forEach(it -> units.put(it.getSourceFile().toUri(), it));
    } catch (IOException e) {
      throw new UncheckedIOException("parsing", e);
    }
  }

  /** All nodes of a file that are so, from its beginning to its end. */
  List<Tree> find(SourceFile file, Predicate<Tree> wanted) {
    var found = new ArrayList<Tree>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree node, Void nothing) {
        if (node != null && wanted.test(node)) {
          found.add(node);
        }
        return super.scan(node, nothing);
      }
    }.scan(units.get(address(file)), null);
    return found;
  }

  int firstLine(SourceFile file, Tree node) {
    var unit = units.get(address(file));
    return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
  }

  int lastLine(SourceFile file, Tree node) {
    var unit = units.get(address(file));
    return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, node));
  }

  private static URI address(SourceFile file) {
    return URI.create("string:///" + file.path());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final SourceFile file;

    Source(SourceFile file) {
      super(address(file), JavaFileObject.Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }
}
