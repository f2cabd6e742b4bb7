package dev.rapport.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/// Where the log goes and how it looks, from the first line on: before Spring, during its start and
/// in commands that need no Spring.
public final class Logs {
  private static final String TEXT =
      "%d{HH:mm:ss.SSS} %-5level %-24.24logger{0} %X{correlation} %msg%n%ex";

  /// What a failed start says is said by whoever started it; what nobody has is an answer, not
  /// news.
  private static final String[] SAID_ELSEWHERE = {
    "org.springframework.boot.SpringApplication",
    "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
    "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
    "org.springframework.web.servlet.PageNotFound"
  };

  private Logs() {}

  /// Logs to standard output as `LOG_LEVEL` and `LOG_FORMAT` say. May be called again.
  public static void asSet(Settings settings) {
    Level level = Level.toLevel(settings.text(Setting.LOG_LEVEL));
    boolean json = settings.text(Setting.LOG_FORMAT).equals("json");
    LoggerContext context = fresh();
    Encoder<ILoggingEvent> encoder = json ? json(context) : text(context);
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console(context, encoder, "System.out"));
    levels(context, libraries(level), level);
  }

  /// Logs only what is wrong, to standard error; for commands whose output is their answer.
  public static void quiet() {
    LoggerContext context = fresh();
    context
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .addAppender(console(context, text(context), "System.err"));
    levels(context, Level.ERROR, Level.WARN);
  }

  /// Libraries say at INFO what only they find interesting, and at DEBUG more than is good for
  /// secrets.
  private static Level libraries(Level ours) {
    if (!Level.INFO.isGreaterOrEqual(ours)) return ours;
    return ours.equals(Level.INFO) ? Level.WARN : Level.INFO;
  }

  private static void levels(LoggerContext context, Level libraries, Level ours) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(libraries);
    context.getLogger("dev.rapport").setLevel(ours);
    for (String name : SAID_ELSEWHERE) context.getLogger(name).setLevel(Level.OFF);
  }

  private static LoggerContext fresh() {
    // Boot would set up logging again in the middle of the start.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    return context;
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext context, Encoder<ILoggingEvent> encoder, String target) {
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget(target);
    console.setEncoder(encoder);
    console.start();
    return console;
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(TEXT);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("logstash");
    encoder.start();
    return encoder;
  }
}
