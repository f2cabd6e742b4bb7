package dev.rapport.cli.terminal;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/// Turns Ctrl-C and its kin into a [StopSignal]. A second one ends the process at once, and so does
/// a stop that takes too long; the database then recovers at the next start.
public final class OperatingSystemSignals {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final int ENDED_AT_ONCE = 130;

  private OperatingSystemSignals() {}

  /// Listens from now on; otherwise the JVM would end without an orderly stop.
  public static void direct(StopSignal stop, PrintStream err) {
    for (String name : List.of("INT", "TERM", "HUP")) {
      try {
        handle(name, () -> received(stop, err));
      } catch (ReflectiveOperationException | IllegalArgumentException _) {
        err.println("Signal " + name + " cannot be handled here.");
      }
    }
  }

  private static void received(StopSignal stop, PrintStream err) {
    if (stop.request()) {
      err.println("Stopping: what is being answered is finished first. Once more ends at once.");
      Thread.ofPlatform().daemon().name("stop-limit").start(() -> limit(err));
    } else {
      err.println("Ended at once.");
      Runtime.getRuntime().halt(ENDED_AT_ONCE);
    }
  }

  private static void limit(PrintStream err) {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return;
    }
    err.println("The orderly stop took longer than 25 s; ended at once.");
    Runtime.getRuntime().halt(1);
  }

  /// By reflection, because the compiler has no way to allow `sun.misc.Signal`, the only thing
  /// there is.
  private static void handle(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    action.run();
                    yield null;
                  }
                  case "equals" ->
                      System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                  case "hashCode" -> System.identityHashCode(self);
                  default -> "signal " + name;
                });
    Object named = signal.getConstructor(String.class).newInstance(name);
    signal.getMethod("handle", signal, handler).invoke(null, named, proxy);
  }
}
