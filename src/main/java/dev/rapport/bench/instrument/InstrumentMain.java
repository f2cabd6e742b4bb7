package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bench.Fields;
import dev.rapport.bench.net.EventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The instrument's process: says its port, then obeys each line that comes in and says one line to
/// it. Ends with its input.
public final class InstrumentMain {
  private final EventLoop loop = new EventLoop();
  private final Instrument instrument = new Instrument(loop, Clock.systemUTC());
  private final PrintStream out;

  private InstrumentMain(PrintStream out) {
    this.out = out;
  }

  /// The process's entry; takes no arguments.
  public static void main(String[] arguments) throws IOException {
    run(System.in, System.out);
  }

  /// Runs until `in` ends or says `quit`.
  static void run(InputStream in, PrintStream out) throws IOException {
    InstrumentMain main = new InstrumentMain(out);
    out.println(Fields.none().with("port", main.instrument.listen()));
    Thread.ofPlatform().daemon().name("commands").start(() -> main.read(in));
    main.loop.run();
  }

  private void read(InputStream in) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      @Nullable String line;
      while ((line = lines.readLine()) != null) {
        String command = line;
        loop.execute(() -> out.println(answer(command)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read commands", e);
    } finally {
      loop.stop();
    }
  }

  private Fields answer(String line) {
    try {
      return instrument.obey(line.strip().split(" ", 2)[0], Fields.parse(line));
    } catch (IllegalArgumentException e) {
      return Fields.none().with("error", String.valueOf(e.getMessage()));
    }
  }
}
