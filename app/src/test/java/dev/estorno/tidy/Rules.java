package dev.estorno.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.estorno.tidy.Rule.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the text of every file must be like. */
final class Rules {
  private static final String CORE = "core/src/main/java/dev/estorno/core/";
  private static final String TEST = "core/src/test/java/dev/estorno/core/";

  private static final Pattern SQL =
      Pattern.compile(
          "(?is)\\bselect\\b.+\\bfrom\\b|\\binsert\\s+into\\b|\\bupdate\\s+\\w+\\s+set\\b"
              + "|\\bdelete\\s+from\\b|\\b(create|alter|drop)\\s+(table|index)\\b|\\bpragma\\s");

  // Written in pieces, so that this file keeps its own rules.
  private static final Pattern LEFTOVER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!\\(#\\d+\\))");
  private static final Pattern MACHINE =
      Pattern.compile("/wor" + "k/|/roo" + "t/|/User" + "s/\\w|lib/jv" + "m/temurin|\\.\\./shared");

  static final Rule SIGN =
      new Rule(
          "sign",
          "every package has a package-info.java with a doc comment, marked @NullMarked",
          Rules::packagesWithoutSign,
          Map.of(CORE + "A.java", "package dev.estorno.core; class A {}"));

  static final Rule SQL_TEXT =
      new Rule(
          "sql",
          "SQL is written in gateway.store only",
          it ->
              nodes(
                  it,
                  file ->
                      file.isMain() && !file.packageName().startsWith("dev.estorno.gateway.store"),
                  Rules::isSql,
                  "is SQL"),
          Map.of(CORE + "A.java", "class A { String a = \"select 1 from payment\"; }"));

  static final Rule DISABLED =
      new Rule(
          "disabled",
          "no test is disabled",
          it -> nodes(it, SourceFile::isTest, Rules::isDisabled, "disables a test"),
          Map.of(TEST + "ATest.java", "class ATest { @Disabled void a() {} }"));

  static final Rule MOCKS =
      new Rule(
          "mocks",
          "no mocks: a fake can disagree, a mock repeats what we believe",
          it -> nodes(it, _ -> true, Rules::isMockito, "uses mocks"),
          Map.of(TEST + "ATest.java", "import static org.mockito.Mockito.mock; class ATest {}"));

  static final Rule SLEEP =
      new Rule(
          "sleep",
          "no test sleeps: it awaits a condition, with a bound",
          it -> nodes(it, SourceFile::isTest, Rules::isSleep, "sleeps"),
          Map.of(TEST + "ATest.java", "class ATest { void a() { Thread.sleep(1); } }"));

  static final Rule LEFTOVERS =
      new Rule(
          "leftovers",
          "what is left to do names its issue, as in TO" + "DO(#12)",
          it -> lines(it, LEFTOVER, "names no issue"),
          Map.of("docs/start.md", "TO" + "DO: write this. TO" + "DO(#3): and this"));

  static final Rule MACHINES =
      new Rule(
          "machines",
          "no path of one particular machine",
          it -> lines(it, MACHINE, "is a path of one machine"),
          Map.of("app/app.yaml", "data: /roo" + "t/data"));

  static final List<Rule> ALL =
      List.of(
          SIGN,
          SizeRules.FILE,
          SizeRules.METHOD,
          SizeRules.PACKAGE,
          SizeRules.LINE,
          SQL_TEXT,
          DISABLED,
          MOCKS,
          SLEEP,
          LEFTOVERS,
          MACHINES,
          LinkRules.LINKS);

  private static List<Complaint> packagesWithoutSign(Repository repository) {
    var signed = new TreeSet<String>();
    var folders = new TreeSet<String>();
    for (var file : repository.java().filter(it -> it.isMain() || it.isTest()).toList()) {
      folders.add(file.folder());
      if (file.name().equals("package-info.java")
          && file.text().startsWith("/**")
          && file.text().contains("\n@NullMarked\n")) {
        signed.add(file.packageName());
      }
    }
    return folders.stream()
        .filter(it -> !signed.contains(new SourceFile(it + "/A.java", "").packageName()))
        .map(it -> new Complaint(it, 0, "has no sign"))
        .toList();
  }

  private static List<Complaint> nodes(
      Repository repository, Predicate<SourceFile> in, Predicate<Tree> bad, String what) {
    var complaints = new ArrayList<Complaint>();
    for (var file : repository.java().filter(in).toList()) {
      for (var node : repository.syntax().find(file, bad)) {
        int line = repository.syntax().firstLine(file, node);
        complaints.add(new Complaint(file.path(), line, what));
      }
    }
    return complaints;
  }

  private static List<Complaint> lines(Repository repository, Pattern bad, String what) {
    var complaints = new ArrayList<Complaint>();
    for (var file : repository.files()) {
      var lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        var found = bad.matcher(lines.get(i));
        if (found.find()) {
          complaints.add(new Complaint(file.path(), i + 1, found.group() + " " + what));
        }
      }
    }
    return complaints;
  }

  private static boolean isSql(Tree node) {
    return node instanceof LiteralTree literal
        && literal.getValue() instanceof String text
        && SQL.matcher(text).find();
  }

  private static boolean isDisabled(Tree node) {
    return node instanceof AnnotationTree it
        && it.getAnnotationType().toString().matches("(.*\\.)?(Disabled|Ignore).*");
  }

  private static boolean isMockito(Tree node) {
    return node instanceof MemberSelectTree it && it.toString().matches("org\\.mockito\\.\\w+");
  }

  private static boolean isSleep(Tree node) {
    return node instanceof MethodInvocationTree it
        && it.getMethodSelect().toString().matches("(Thread|TimeUnit\\.\\w+)\\.sleep");
  }

  private Rules() {}
}
