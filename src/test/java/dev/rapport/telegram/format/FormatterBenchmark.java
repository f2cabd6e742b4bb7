package dev.rapport.telegram.format;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.MessageFormatter;
import java.util.List;
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

/// What formatting costs a turn. Run by `org.openjdk.jmh.Main`, with `-prof gc` for allocations.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FormatterBenchmark {
  private final MessageFormatter formatter = new CommonMarkFormatter();
  private final String unfinished = Answers.TRAVEL.substring(0, Answers.TRAVEL.length() * 3 / 4);
  private final String long10k = Answers.ofLength(10_000);
  private final String long40k = Answers.ofLength(40_000);

  /// A chat answer without markup, the most frequent case.
  @Benchmark
  public List<FormattedText> formatPlain() {
    return formatter.format(Answers.CHAT);
  }

  /// About 150 tokens with lists, bold, code and a link.
  @Benchmark
  public List<FormattedText> formatTypical() {
    return formatter.format(Answers.TYPICAL);
  }

  /// Three messages with everything in them.
  @Benchmark
  public List<FormattedText> format10k() {
    return formatter.format(long10k);
  }

  @Benchmark
  public FormattedText previewPlain() {
    return formatter.preview(Answers.CHAT);
  }

  @Benchmark
  public FormattedText previewTypical() {
    return formatter.preview(Answers.TYPICAL);
  }

  @Benchmark
  public FormattedText previewOfTable() {
    return formatter.preview(unfinished);
  }

  /// A long answer; the cost must not grow with its length.
  @Benchmark
  public FormattedText preview40k() {
    return formatter.preview(long40k);
  }
}
