package dev.rapport.ops;

import dev.rapport.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// One running process of the program with the roles that its settings name.
public final class Node implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final LatePool pool;

  private Node(ConfigurableApplicationContext context, LatePool pool) {
    this.context = context;
    this.pool = pool;
  }

  /// Starts a node on a database that runs; see [#start(Settings, Supplier)].
  public static Node start(Settings settings, DatabaseAccess database) {
    return start(settings, () -> database);
  }

  /// Starts a node and returns when it is ready. Brings the database's tables up to date.
  ///
  /// @param settings what the operator set
  /// @param database gives the database once it runs; called on a thread of its own and may block,
  ///   while everything else starts already
  /// @throws RuntimeException if it cannot start; nothing of it is left running
  public static Node start(Settings settings, Supplier<DatabaseAccess> database) {
    Logs.asSet(settings);
    LatePool pool = LatePool.starting(settings, database);
    try {
      var node = new Node(application(settings, pool).run(), pool);
      pool.measureWith(node.part(MeterRegistry.class));
      return node;
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  private static SpringApplication application(Settings settings, LatePool pool) {
    var application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(NodeProperties.of(settings));
    application.addInitializers(context -> {
      context.getBeanFactory().registerSingleton("settings", settings);
      context.getBeanFactory().registerSingleton("dataSource", pool);
    });
    return application;
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
    try {
      context.close();
    } finally {
      pool.close();
    }
  }
}
