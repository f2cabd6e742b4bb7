package dev.rapport.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the settings: the environment wins over `.env`, which wins over `rapport.yml`.
///
/// The environment belongs to everybody, so a name there is only refused if it nearly is one of
/// ours; the files are ours alone, so every name in them must be known.
public final class SettingsReader {
  private static final List<String> NAMES =
      Arrays.stream(Setting.values()).map(Setting::name).toList();
  private static final Set<String> FIRST_WORDS =
      NAMES.stream().map(name -> name.split("_", 2)[0]).collect(Collectors.toSet());

  private final Map<Setting, Settings.Value> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();

  private SettingsReader() {}

  /// Reads what is in force for a program started in `directory` with this environment.
  ///
  /// @throws SettingsException with every problem found
  public static Settings read(Path directory, Map<String, String> environment) {
    var reader = new SettingsReader();
    reader.take(lines(directory.resolve("rapport.yml"), ":"), "rapport.yml", true);
    reader.take(lines(directory.resolve(".env"), "="), ".env", true);
    reader.take(environment, "environment", false);
    return reader.result();
  }

  static Settings from(Map<String, String> named, String source) {
    var reader = new SettingsReader();
    reader.take(named, source, true);
    return reader.result();
  }

  private Settings result() {
    if (!problems.isEmpty()) throw new SettingsException(problems);
    return new Settings(values);
  }

  private void take(Map<String, String> named, String source, boolean ours) {
    new TreeMap<>(named).forEach((name, text) -> take(name, text.strip(), source, ours));
  }

  private void take(String name, String text, String source, boolean ours) {
    if (!NAMES.contains(name)) {
      unknown(name, source, ours).ifPresent(problems::add);
      return;
    }
    if (text.isEmpty()) return;
    Setting setting = Setting.valueOf(name);
    Optional<String> complaint = setting.kind().complaint(text);
    if (complaint.isPresent()) {
      String shown = setting.isSecret() ? "its value" : "'" + text + "'";
      problems.add("%s (%s): %s %s".formatted(name, source, shown, complaint.get()));
    } else {
      values.put(setting, new Settings.Value(text, source));
    }
  }

  private static Optional<String> unknown(String name, String source, boolean ours) {
    Optional<String> near = Nearest.to(name, NAMES);
    boolean aTypo =
        FIRST_WORDS.contains(name.split("_", 2)[0])
            && near.filter(known -> Nearest.edits(name, known) <= 2).isPresent();
    if (!ours && !aTypo) return Optional.empty();
    String hint =
        near.map(known -> "did you mean " + known + "?")
            .orElse("see ./rapport config show for the names there are");
    return Optional.of("%s (%s) is not a setting; %s".formatted(name, source, hint));
  }

  private static Map<String, String> lines(Path file, String separator) {
    Map<String, String> found = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) return found;
    try {
      for (String line : Files.readAllLines(file)) {
        String content = line.strip();
        if (content.isEmpty() || content.startsWith("#")) continue;
        String[] parts = content.split(separator, 2);
        String name = parts[0].strip().replaceFirst("^export\\s+", "");
        found.put(name, parts.length == 2 ? unquoted(parts[1].strip()) : "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
    return found;
  }

  private static String unquoted(String text) {
    @Nullable String quote = text.startsWith("\"") ? "\"" : text.startsWith("'") ? "'" : null;
    if (quote != null && text.length() > 1 && text.endsWith(quote)) {
      return text.substring(1, text.length() - 1);
    }
    int comment = text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment).strip();
  }
}
