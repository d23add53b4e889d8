package dev.estorno.gateway.settings.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the settings file as YAML 1.2, every value with its line. */
public final class Yaml {
  private Yaml() {}

  public static YamlMap read(Sources sources) {
    String name = String.valueOf(sources.file().getFileName());
    try {
      Node root =
          new Compose(LoadSettings.builder().setLabel(name).build())
              .composeString(Files.readString(sources.file()))
              .orElseThrow(() -> new BadSettings(name + " is empty; see the settings page"));
      return new YamlMap(sources, "", root);
    } catch (IOException broken) {
      throw new BadSettings(
          "cannot read " + sources.file() + ": " + broken.getClass().getSimpleName());
    } catch (YamlEngineException broken) {
      throw new BadSettings(
          name
              + line(broken)
              + ": is not YAML; look at its dashes, colons, spaces and quotes, and put quotes"
              + " around a value with special characters");
    }
  }

  /** The library's own text is not passed on: it quotes the file, and that may hold secrets. */
  private static String line(YamlEngineException broken) {
    return broken instanceof MarkedYamlEngineException marked
        ? marked.getProblemMark().map(it -> ", line " + (it.getLine() + 1)).orElse("")
        : "";
  }

  /** A mapping without keys, at the place of another node. */
  static Node empty(Node at) {
    return new MappingNode(
        Tag.MAP, true, List.of(), FlowStyle.BLOCK, at.getStartMark(), at.getEndMark());
  }
}
