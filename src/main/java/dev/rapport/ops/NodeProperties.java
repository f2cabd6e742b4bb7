package dev.rapport.ops;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/// Says in Spring Boot's words what the settings say in ours.
final class NodeProperties {
  private NodeProperties() {}

  static Map<String, Object> of(Settings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.application.name", "rapport");
    server(properties, settings);
    management(properties, settings);
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
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "22s");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("spring.main.keep-alive", "true");
    properties.put("spring.mvc.problemdetails.enabled", "true");
    properties.put("spring.mvc.publish-request-handled-events", "false");
    properties.put("spring.web.resources.add-mappings", "false");
  }

  private static void management(Map<String, Object> properties, Settings settings) {
    settings
        .find(Setting.MANAGEMENT_PORT)
        .ifPresent(port -> properties.put("management.server.port", port));
    properties.put("management.endpoints.web.base-path", "/");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus");
    properties.put("management.endpoints.web.path-mapping.prometheus", "metrics");
    properties.put("management.endpoints.web.discovery.enabled", "false");
    properties.put("management.health.livenessstate.enabled", "true");
    properties.put("management.health.readinessstate.enabled", "true");
    properties.put("management.endpoint.health.group.liveness.include", "livenessState");
    properties.put("management.endpoint.health.group.readiness.include", "readinessState");
    properties.put("management.endpoint.health.group.detailed.include", "*");
    properties.put("management.endpoint.health.group.detailed.show-details", "always");
    properties.put(
        "management.endpoint.health.status.order", "down,out-of-service,degraded,up,unknown");
  }
}
