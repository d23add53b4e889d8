package dev.estorno.gateway.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the settings file as YAML 1.2, every value with its line. */
final class Yaml {
  private Yaml() {}

  static YamlMap read(Sources sources) {
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
      throw new BadSettings(name + " is not YAML: " + broken.getMessage());
    }
  }

  /** A mapping without keys, at the place of another node. */
  static Node empty(Node at) {
    return new MappingNode(
        Tag.MAP, true, List.of(), FlowStyle.BLOCK, at.getStartMark(), at.getEndMark());
  }
}
