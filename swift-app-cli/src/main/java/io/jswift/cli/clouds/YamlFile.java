package io.jswift.cli.clouds;

import io.jswift.cli.clouds.Value.Items;
import io.jswift.cli.clouds.Value.Members;
import io.jswift.cli.clouds.Value.Text;
import io.jswift.cli.options.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a YAML file; the only class that knows the YAML library. What it says holds no content. */
final class YamlFile {
  private static final int DEPTH = 32;

  private final Path file;

  private YamlFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file whose outermost value is a mapping; an empty file is an empty one.
   *
   * @throws Stop with file and line if it cannot be read
   */
  static Members read(Path file) {
    return new YamlFile(file).read();
  }

  /** Returns what ends a command whose file is wrong. */
  static Stop wrong(Path file, int line, String problem) {
    return new Stop(file + ", line " + line + ": " + problem);
  }

  private Members read() {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      LoadSettings settings = LoadSettings.builder().setAllowNonScalarKeys(true).build();
      StreamReader reader = new StreamReader(settings, text);
      Optional<Node> root =
          new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
      if (root.isEmpty()) {
        return new Members(Map.of(), 1);
      }
      if (value(root.get(), DEPTH) instanceof Members members) {
        return members;
      }
      throw wrong(file, line(root.get()), "expected names with values.");
    } catch (MarkedYamlEngineException malformed) {
      int line =
          malformed
              .getProblemMark()
              .or(malformed::getContextMark)
              .map(mark -> mark.getLine() + 1)
              .orElse(1);
      throw wrong(file, line, "not YAML: " + malformed.getProblem() + ".");
    } catch (YamlEngineException malformed) {
      throw wrong(file, 1, "not YAML.");
    } catch (IOException unreadable) {
      throw new Stop(file + " cannot be read: " + reason(unreadable));
    }
  }

  private static String reason(IOException unreadable) {
    return unreadable instanceof java.nio.charset.CharacterCodingException
        ? "it is not UTF-8."
        : unreadable.getClass().getSimpleName() + ".";
  }

  private Value value(Node node, int depth) {
    int line = line(node);
    if (depth == 0) {
      throw wrong(file, line, "nested too deeply.");
    }
    if (node instanceof ScalarNode scalar) {
      return new Text(scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue(), line);
    }
    if (node instanceof SequenceNode sequence) {
      List<Value> items = new ArrayList<>();
      sequence.getValue().forEach(each -> items.add(value(each, depth - 1)));
      return new Items(items, line);
    }
    Map<String, Value> members = new LinkedHashMap<>();
    Map<String, Value> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw wrong(file, line(tuple.getKeyNode()), "a name must be a text.");
      }
      Value value = value(tuple.getValueNode(), depth - 1);
      if (key.getValue().equals("<<")) {
        merge(value, merged);
      } else {
        members.put(key.getValue(), value);
      }
    }
    merged.forEach(members::putIfAbsent);
    return new Members(members, line);
  }

  private static void merge(Value value, Map<String, Value> into) {
    if (value instanceof Members more) {
      more.members().forEach(into::putIfAbsent);
    } else if (value instanceof Items several) {
      several.items().forEach(each -> merge(each, into));
    }
  }

  private static int line(Node node) {
    @Nullable Mark mark = node.getStartMark().orElse(null);
    return mark == null ? 1 : mark.getLine() + 1;
  }
}
