package dev.rapport.ops;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one process is.
///
/// @param port where it answers HTTP; 0 for any free one
/// @param managementPort where it answers for health and metrics, if not on `port`
/// @param roles of `server`, `worker`, `scheduler`; never empty
/// @param database a PostgreSQL of the operator's own; empty for the embedded one
/// @param dataDirectory where the embedded one is
/// @param production whether it is strict
public record NodeSettings(
    int port,
    Optional<Integer> managementPort,
    Set<String> roles,
    Optional<DatabaseAccess> database,
    Path dataDirectory,
    boolean production) {
  private static final List<String> ROLES = List.of("server", "worker", "scheduler");
  private static final int LARGEST_PORT = 65_535;

  /// Reads them.
  ///
  /// @throws SettingsException with every problem found
  public static NodeSettings from(Settings settings) {
    List<String> problems = new ArrayList<>();
    var result =
        new NodeSettings(
            port(settings, Setting.PORT, problems),
            settings
                .find(Setting.MANAGEMENT_PORT)
                .map(_ -> port(settings, Setting.MANAGEMENT_PORT, problems)),
            roles(settings, problems),
            settings.find(Setting.DATABASE_URL).flatMap(text -> database(text, problems)),
            Path.of(settings.text(Setting.DATA_DIR)),
            settings.text(Setting.ENVIRONMENT).equals("production"));
    if (settings.whole(Setting.DB_POOL_SIZE) < 2) {
      problems.add("DB_POOL_SIZE must be at least 2");
    }
    if (!problems.isEmpty()) throw new SettingsException(problems);
    return result;
  }

  private static int port(Settings settings, Setting setting, List<String> problems) {
    int port = settings.whole(setting);
    if (port > LARGEST_PORT) problems.add(setting + " must be a port, from 0 to 65535");
    return port;
  }

  private static Set<String> roles(Settings settings, List<String> problems) {
    Set<String> roles = new TreeSet<>(settings.list(Setting.ROLES));
    for (String role : roles) {
      if (!ROLES.contains(role)) {
        problems.add(
            "ROLES: '%s' is no role; there are %s".formatted(role, String.join(", ", ROLES)));
      }
    }
    if (roles.isEmpty()) problems.add("ROLES names no role");
    return roles;
  }

  private static Optional<DatabaseAccess> database(String text, List<String> problems) {
    try {
      return Optional.of(DatabaseAccess.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
