package dev.rapport.ops;

import dev.rapport.settings.Settings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// One running process of the program with the roles that its settings name.
public final class Node implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Node(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @SpringBootApplication(scanBasePackages = "dev.rapport", proxyBeanMethods = false)
  static class Wiring {}

  /// Starts a node and returns when it is ready.
  ///
  /// @param settings what the operator set
  /// @param database where the data is
  /// @throws RuntimeException if it cannot start; nothing is left running
  public static Node start(Settings settings, DatabaseAccess database) {
    var application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(NodeProperties.of(settings, database));
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("settings", settings));
    return new Node(application.run());
  }

  /// The port on which it answers HTTP.
  public int port() {
    return context instanceof WebServerApplicationContext web && web.getWebServer() != null
        ? web.getWebServer().getPort()
        : -1;
  }

  /// A part of it, for what starts it.
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// Stops it: no new work is taken, running turns end or are handed back.
  @Override
  public void close() {
    context.close();
  }
}
