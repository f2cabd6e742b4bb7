package dev.rapport.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Tells the figures: to people as they come, to programs at the end.
final class Report {
  private static final double NOTEWORTHY = 0.1; // cores

  private final PrintWriter out;
  private final BenchOptions options;
  private final Machine machine;
  private final Map<String, Map<String, Object>> told = new LinkedHashMap<>();

  Report(PrintWriter out, BenchOptions options, Machine machine) {
    this.out = out;
    this.options = options;
    this.machine = machine;
  }

  void begin() {
    ModelScript model = options.model();
    out.println("Measured on " + machine);
    out.printf(
        "The model: first token after %d ms, %d tokens, %d ms apart; flood limits %s.%n",
        model.firstToken().toMillis(),
        model.tokens(),
        model.gap().toMillis(),
        options.bot().floodLimits() ? "as Telegram has them" : "off");
  }

  void begin(Trial trial) {
    out.println();
    out.println(trial.title());
    out.flush();
  }

  void tell(Scenario scenario, Outcome outcome) {
    outcome.figures().forEach(figure -> out.println(figure.line()));
    outcome.figures().stream()
        .filter(figure -> figure.key().equals("cpuOthers") && figure.value() > NOTEWORTHY)
        .findFirst()
        .ifPresent(_ ->
            out.println("  Other programs were busy: these figures are not this machine's best."));
    out.flush();
    told.put(scenario.key(), values(outcome.figures()));
  }

  private static Map<String, Object> values(List<Figure> figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Map<String, Object> value = new LinkedHashMap<>();
      @Nullable Goal goal = figure.goal();
      value.put("name", figure.name());
      if (!Double.isNaN(figure.value())) value.put("value", figure.value());
      value.put("unit", figure.unit());
      if (goal != null) {
        value.put("goal", goal.toString());
        value.put("reached", goal.isReached(figure.value()));
      }
      values.put(figure.key(), value);
    }
    return values;
  }

  void end(boolean clean) {
    out.println();
    out.println(
        clean ? "Nothing was lost or doubled." : "Updates were LOST, DOUBLED or MISDIRECTED.");
    @Nullable Path file = options.output().json();
    if (file != null) write(file, clean);
  }

  private void write(Path file, boolean clean) {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("sizes", options.sizes());
    all.put("clean", clean);
    all.put("scenarios", told);
    json.writeValue(file.toFile(), all);
  }
}
