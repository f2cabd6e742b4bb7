package dev.rapport.ops;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Says in Spring Boot's words what the settings say in ours.
final class NodeProperties {
  private NodeProperties() {}

  static Map<String, Object> of(Settings settings, DatabaseAccess database) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.application.name", "rapport");
    server(properties, settings);
    database(properties, settings, database);
    management(properties, settings);
    logging(properties, settings);
    return properties;
  }

  private static void server(Map<String, Object> properties, Settings settings) {
    properties.put("server.port", settings.text(Setting.PORT));
    properties.put("server.shutdown", "graceful");
    properties.put("server.tomcat.max-connections", "20000");
    properties.put("server.tomcat.accept-count", "1000");
    properties.put("server.tomcat.max-keep-alive-requests", "-1");
    properties.put("server.tomcat.keep-alive-timeout", "75s");
    properties.put("server.server-header", "");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "25s");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("spring.main.keep-alive", "true");
  }

  private static void database(
      Map<String, Object> properties, Settings settings, DatabaseAccess database) {
    properties.put("spring.datasource.url", database.jdbcUrl());
    if (database.user() != null) properties.put("spring.datasource.username", database.user());
    if (database.password() != null) {
      properties.put("spring.datasource.password", database.password().reveal());
    }
    properties.put(
        "spring.datasource.hikari.maximum-pool-size", settings.text(Setting.DB_POOL_SIZE));
    properties.put("spring.datasource.hikari.pool-name", "rapport");
    properties.put("spring.datasource.hikari.connection-timeout", "5000");
    properties.put("spring.datasource.hikari.data-source-properties.ApplicationName", "rapport");
    properties.put("spring.datasource.hikari.data-source-properties.prepareThreshold", "3");
    properties.put("spring.datasource.hikari.data-source-properties.tcpKeepAlive", "true");
    properties.put("spring.datasource.hikari.data-source-properties.socketTimeout", "30");
  }

  private static void management(Map<String, Object> properties, Settings settings) {
    settings
        .find(Setting.MANAGEMENT_PORT)
        .ifPresent(port -> properties.put("management.server.port", port));
    properties.put("management.endpoints.web.base-path", "/");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus");
    properties.put("management.endpoints.web.path-mapping.prometheus", "metrics");
    properties.put("management.endpoints.web.discovery.enabled", "false");
    properties.put("management.endpoint.health.group.detailed.include", "*");
    properties.put("management.endpoint.health.group.detailed.show-details", "always");
  }

  private static void logging(Map<String, Object> properties, Settings settings) {
    String level = settings.text(Setting.LOG_LEVEL).toUpperCase(Locale.ROOT);
    boolean verbose = level.equals("DEBUG") || level.equals("TRACE");
    properties.put("logging.level.root", verbose ? "INFO" : level.equals("INFO") ? "WARN" : level);
    properties.put("logging.level.dev.rapport", level);
    if (settings.text(Setting.LOG_FORMAT).equals("json")) {
      properties.put("logging.structured.format.console", "logstash");
    } else {
      properties.put(
          "logging.pattern.console",
          "%d{HH:mm:ss.SSS} %-5level %-24.24logger{0} %X{correlation} %msg%n%wEx");
    }
  }
}
