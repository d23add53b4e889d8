package dev.estorno.tidy;

import dev.estorno.tidy.Rule.Complaint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the pages lead. */
final class LinkRules {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");

  static final Rule LINKS =
      new Rule(
          "links",
          "a link in a page leads to something that is there",
          LinkRules::broken,
          Map.of("docs/start.md", "[a](start.md) [b](http://somewhere) [c](nowhere.md)"));

  private static List<Complaint> broken(Repository repository) {
    var paths = repository.files().stream().map(SourceFile::path).toList();
    var complaints = new ArrayList<Complaint>();
    for (SourceFile page : repository.files()) {
      if (!page.path().endsWith(".md")) {
        continue;
      }
      var lines = page.lines();
      for (int i = 0; i < lines.size(); i++) {
        var link = LINK.matcher(lines.get(i));
        while (link.find()) {
          Path target = Path.of(page.folder()).resolve(link.group(1)).normalize();
          String path = target.toString().replace('\\', '/');
          if (!paths.contains(path) && !Files.exists(Repository.root().resolve(target))) {
            complaints.add(new Complaint(page.path(), i + 1, "leads nowhere: " + link.group(1)));
          }
        }
      }
    }
    return complaints;
  }

  private LinkRules() {}
}
