package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(before);
    Logs.asSet(Settings.of(Map.of()));
  }

  private String log(Map<Setting, String> settings, Runnable work) {
    Logs.asSet(Settings.of(settings));
    work.run();
    return written.toString(StandardCharsets.UTF_8);
  }

  private static Logger ours() {
    return LoggerFactory.getLogger("dev.rapport.example.Thing");
  }

  @Test
  void textLinesCarryTheCorrelation() {
    String line =
        log(
            Map.of(),
            () -> {
              MDC.put("correlation", "42-7");
              ours().info("handled");
              MDC.clear();
            });

    assertThat(line).contains("INFO", "Thing", "42-7", "handled");
  }

  @Test
  void jsonLinesHaveTheCorrelationAsAField() {
    String line =
        log(
            Map.of(Setting.LOG_FORMAT, "json"),
            () -> {
              MDC.put("correlation", "42-7");
              ours().warn("went wrong", new IllegalStateException("why"));
              MDC.clear();
            });

    JsonNode json = new JsonMapper().readTree(line);
    assertThat(json.path("correlation").asString()).isEqualTo("42-7");
    assertThat(json.path("message").asString()).isEqualTo("went wrong");
    assertThat(json.path("level").asString()).isEqualTo("WARN");
    assertThat(json.path("stack_trace").asString()).contains("IllegalStateException: why");
  }

  @Test
  void theLevelIsOursAndLibrariesSayLess() {
    String lines =
        log(
            Map.of(),
            () -> {
              ours().debug("our detail");
              ours().info("our news");
              LoggerFactory.getLogger("com.zaxxer.hikari").info("their news");
              LoggerFactory.getLogger("com.zaxxer.hikari").warn("their trouble");
              java.util.logging.Logger.getLogger("org.apache.catalina").warning("old trouble");
            });

    assertThat(lines)
        .contains("our news", "their trouble", "old trouble")
        .doesNotContain("our detail", "their news");
  }

  @Test
  void evenInDetailLibrariesDoNotTellTheirConfiguration() {
    String lines =
        log(
            Map.of(Setting.LOG_LEVEL, "trace"),
            () -> {
              ours().trace("our detail");
              LoggerFactory.getLogger("com.zaxxer.hikari.HikariConfig").debug("password");
            });

    assertThat(lines).contains("our detail").doesNotContain("password");
  }

  @Test
  void quietLogsLeaveStandardOutputAlone() {
    Logs.quiet();

    ours().warn("trouble");

    assertThat(written.size()).isZero();
  }
}
