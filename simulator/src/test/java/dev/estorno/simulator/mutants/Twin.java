package dev.estorno.simulator.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The whole program once more, beside itself, with one file of it replaced. */
final class Twin extends ClassLoader {
  /** What must be loaded anew, for it may see the broken class; all else is shared. */
  private static final List<String> OURS =
      List.of(
          "dev.estorno.core.",
          "dev.estorno.gateway.",
          "dev.estorno.providers.",
          "dev.estorno.simulator.");

  private final Map<String, byte[]> broken;

  private Twin(Map<String, byte[]> broken) {
    super(Twin.class.getClassLoader());
    this.broken = broken;
  }

  /** With that mutant in it. */
  static Twin of(Mutant mutant, Path root) throws IOException {
    return new Twin(compile(mutant, root));
  }

  /** What goes wrong in that history; empty when nothing does. */
  Optional<String> violation(long seed) {
    try {
      Class<?> simulation = loadClass("dev.estorno.simulator.Simulation");
      Object outcome =
          simulation.getMethod("run", long.class, boolean.class).invoke(null, seed, false);
      Object violation = outcome.getClass().getMethod("violation").invoke(outcome);
      return ((Optional<?>) violation).map(String::valueOf);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OURS.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] code = broken.get(name);
    if (code == null) {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        code = in.readAllBytes();
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
    return defineClass(name, code, 0, code.length);
  }

  private static Map<String, byte[]> compile(Mutant mutant, Path root) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var classes = new TreeMap<String, ByteArrayOutputStream>();
    var said = new StringWriter();
    try (var files = new Memory(compiler.getStandardFileManager(null, null, null), classes)) {
      var source = new Source(mutant.className(), mutant.source(root));
      var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
      if (!compiler.getTask(said, files, null, options, null, List.of(source)).call()) {
        throw new IllegalStateException(mutant + " does not compile: " + said);
      }
    }
    var code = new TreeMap<String, byte[]>();
    classes.forEach((name, bytes) -> code.put(name, bytes.toByteArray()));
    return code;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
