package dev.estorno.gateway.settings.yaml;

import dev.estorno.gateway.settings.Neighbour;
import dev.estorno.providers.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the settings file. Each key that is asked for is thereby known; {@link #close}
 * refuses the others.
 */
public final class YamlMap implements AutoCloseable {
  private final Sources sources;
  private final String path;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> unasked = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  YamlMap(Sources sources, String path, Node node) {
    this.sources = sources;
    this.path = path;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw bad(node, path, "is not a mapping; write it as KEY: VALUE lines");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode it ? it.getValue() : "";
      if (values.put(key, tuple.getValueNode()) != null) {
        throw bad(tuple.getKeyNode(), path(key), "is there twice; leave one out");
      }
      unasked.put(key, tuple.getKeyNode());
    }
  }

  /** A value that must be there. {@code remedy} says what to write if it is not. */
  public String text(String key, String remedy) {
    return maybeText(key).orElseThrow(() -> missing(key, remedy));
  }

  public Optional<String> maybeText(String key) {
    return written(key).map(it -> found(key, sources.text(it)));
  }

  public Secret secret(String key, String remedy) {
    return written(key)
        .map(it -> new Secret(found(key, sources.secret(it))))
        .orElseThrow(() -> missing(key, remedy));
  }

  public List<Secret> secrets(String key) {
    List<Secret> secrets = new ArrayList<>();
    for (Node item : items(key)) {
      String at = key + "[" + secrets.size() + "]";
      secrets.add(new Secret(found(at, sources.secret(scalar(at, item)))));
    }
    return secrets;
  }

  /** One of a few words, each standing for a value. */
  public <T> T word(String key, Map<String, T> words, T otherwise) {
    Optional<String> word = maybeText(key);
    return word.map(it -> meaning(key, it, words)).orElse(otherwise);
  }

  public <T> T meaning(String key, String word, Map<String, T> words) {
    return Optional.ofNullable(words.get(word))
        .orElseThrow(() -> bad(key, "is not one of " + list(words.keySet()) + hint(word, words)));
  }

  private static String hint(String word, Map<String, ?> words) {
    return Neighbour.hint(word, words.keySet());
  }

  public int whole(String key, int min, int max, int otherwise) {
    return maybeText(key)
        .map(it -> {
          if (!it.matches("\\d{1,9}") || Integer.parseInt(it) < min || Integer.parseInt(it) > max) {
            throw bad(key, "is not a whole number of " + min + " to " + max);
          }
          return Integer.parseInt(it);
        })
        .orElse(otherwise);
  }

  /** A number above zero, with up to three decimals. */
  public double number(String key, double max, double otherwise) {
    return maybeText(key)
        .map(it -> {
          double number = it.matches("\\d{1,9}(\\.\\d{1,3})?") ? Double.parseDouble(it) : 0;
          if (number <= 0 || number > max) {
            throw bad(
                key,
                "is not a number above zero, with at most three decimals and up to "
                    + BigDecimal.valueOf(max).toBigInteger());
          }
          return number;
        })
        .orElse(otherwise);
  }

  /** A duration above zero. */
  public Duration duration(String key, Duration otherwise) {
    return maybeText(key).map(it -> parse(key, it)).orElse(otherwise);
  }

  private Duration parse(String key, String text) {
    String remedy = "is not a duration above zero; write it as ISO 8601 has it, such as PT2S";
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException _) {
      throw bad(key, remedy);
    }
    throw bad(key, remedy);
  }

  /** The mapping below a key; an empty one when it is not there. */
  public YamlMap map(String key) {
    return new YamlMap(sources, path(key), node(key).orElseGet(() -> Yaml.empty(node)));
  }

  /** The mappings in the list below a key; none when it is not there. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      maps.add(new YamlMap(sources, path(key) + "[" + maps.size() + "]", item));
    }
    return maps;
  }

  public boolean has(String key) {
    return node(key).isPresent();
  }

  /** Refuses the keys that nobody asked for. */
  @Override
  public void close() {
    unasked.forEach((key, at) -> {
      String said = asked.isEmpty() ? "" : "; the keys here are " + list(asked);
      throw bad(at, path(key), "is not known" + Neighbour.hint(key, asked) + said);
    });
  }

  /** What is wrong with the value of a key. */
  public BadSettings bad(String key, String what) {
    return bad(values.getOrDefault(key, node), path(key), what);
  }

  public BadSettings missing(String key, String remedy) {
    // Most often it is there, misspelt: then that is what is wrong.
    return Neighbour.of(key, unasked.keySet())
        .map(it ->
            bad(
                unasked.getOrDefault(it, node),
                path(it),
                "is not known; did you mean " + key + "?"))
        .orElseGet(() -> bad(node, path(key), "is missing; " + remedy));
  }

  private Optional<Node> node(String key) {
    asked.add(key);
    unasked.remove(key);
    return Optional.ofNullable(values.get(key));
  }

  private List<Node> items(String key) {
    return node(key)
        .map(it -> {
          if (it instanceof SequenceNode list) {
            return list.getValue();
          }
          throw bad(it, path(key), "is not a list; write each item after a dash");
        })
        .orElse(List.of());
  }

  private Optional<String> written(String key) {
    return node(key).map(it -> scalar(key, it));
  }

  private String scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw bad(value, path(key), "is empty or not one value; write one, or leave the key out");
  }

  private String found(String key, Sources.Value value) {
    return switch (value) {
      case Sources.Value.Found(String text) -> text;
      case Sources.Value.Wrong(String why) -> throw bad(key, why);
    };
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private BadSettings bad(Node at, String what, String why) {
    String line = at.getStartMark().map(Mark::getLine).map(it -> ", line " + (it + 1)).orElse("");
    return new BadSettings(sources.file().getFileName() + line + ": " + what + " " + why);
  }

  private static String list(Collection<String> words) {
    return String.join(", ", words);
  }
}
