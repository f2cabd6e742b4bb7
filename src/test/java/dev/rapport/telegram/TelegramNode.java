package dev.rapport.telegram;

import dev.rapport.settings.Settings;
import dev.rapport.telegram.fake.RecordingIntake;
import dev.rapport.testing.TestDatabase;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// This module alone in a Spring context with a web server, as a running program has it.
final class TelegramNode implements AutoCloseable {
  private final ServletWebServerApplicationContext context;
  private final RecordingIntake intake = new RecordingIntake();

  @EnableAutoConfiguration
  @ComponentScan("dev.rapport.telegram")
  static class Wiring {}

  TelegramNode(Settings settings, TestDatabase database) {
    var application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        Map.of(
            "server.port",
            "0",
            "spring.threads.virtual.enabled",
            "true",
            "spring.flyway.enabled",
            "false",
            "spring.datasource.url",
            database.jdbcUrl(),
            "spring.datasource.username",
            database.user(),
            "spring.datasource.password",
            database.password()));
    application.addInitializers(starting -> {
      starting.getBeanFactory().registerSingleton("settings", settings);
      starting.getBeanFactory().registerSingleton("intake", intake);
    });
    context = (ServletWebServerApplicationContext) application.run();
  }

  int port() {
    return Objects.requireNonNull(context.getWebServer()).getPort();
  }

  RecordingIntake intake() {
    return intake;
  }

  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
