package dev.rapport.telegram.updates;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What reading one message of 1 kB costs, beside what TelegramBots' types cost.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UpdateReaderBenchmark {
  private final byte[] body = Samples.bytes(Samples.IN_TOPIC);
  private final UpdateReader reader = new StreamingUpdateReader();
  private final ObjectMapper mapper = new ObjectMapper();

  @Benchmark
  public UpdateEnvelope envelope() {
    return reader.envelope(42, body);
  }

  @Benchmark
  public Update read() {
    return reader.read(body);
  }

  @Benchmark
  public Object telegramBots() throws IOException {
    return mapper.readValue(body, org.telegram.telegrambots.meta.api.objects.Update.class);
  }

  static void main() throws RunnerException {
    new Runner(new OptionsBuilder().include(UpdateReaderBenchmark.class.getName()).build()).run();
  }
}
