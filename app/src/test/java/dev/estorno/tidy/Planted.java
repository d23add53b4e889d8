package dev.estorno.tidy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes made from source text, to show a wall something that breaks it. */
final class Planted {
  private static final Pattern NAME = Pattern.compile("(?s)package ([\\w.]+);.*? class (\\w+) .*");

  /** Compiles the sources into {@code folder}, and reads the classes they become. */
  static JavaClasses compile(Path folder, List<String> sources) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of("-proc:none", "-d", "" + folder, "-cp", System.getProperty("java.class.path"));
    var files = sources.stream().map(Planted::file).toList();
    if (!compiler.getTask(null, null, null, options, null, files).call()) {
      throw new AssertionError("the sample does not compile: " + sources);
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static JavaFileObject file(String source) {
    var name = NAME.matcher(source);
    if (!name.matches()) {
      throw new AssertionError("not a sample: " + source);
    }
    var path = name.group(1).replace('.', '/') + "/" + name.group(2) + ".java";
    return new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private Planted() {}
}
