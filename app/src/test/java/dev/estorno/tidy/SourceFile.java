package dev.estorno.tidy;

import java.util.List;

/** One file of the repository; the path is relative to its root, with slashes. */
record SourceFile(String path, String text) {

  List<String> lines() {
    return text.lines().toList();
  }

  boolean isJava() {
    return path.endsWith(".java");
  }

  boolean isMain() {
    return path.contains("/src/main/");
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  String folder() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The package that a Java file below src/main/java or src/test/java lies in. */
  String packageName() {
    return folder().replaceFirst(".*/src/\\w+/java/", "").replace('/', '.');
  }
}
