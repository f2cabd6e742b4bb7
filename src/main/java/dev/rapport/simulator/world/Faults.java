package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes wrong on purpose, and the flood limits. Thread-safe.
public final class Faults {
  private final RandomGenerator random;
  private List<FaultRule> rules = List.of();
  private UpdateFaults updates = UpdateFaults.NONE;
  private FloodLimits limits = FloodLimits.USUAL;

  Faults(RandomGenerator random) {
    this.random = random;
  }

  /// Replaces the methods' faults if they are given, and changes of the rest what is given.
  public synchronized void change(JsonNode json) {
    if (json.path("methods").isArray()) {
      List<FaultRule> next = new ArrayList<>();
      for (JsonNode rule : json.path("methods")) next.add(FaultRule.read(rule));
      rules = next;
    }
    updates = updates.with(json.path("updates"));
    limits = limits.with(json.path("flood_limits"));
  }

  /// The fault that strikes this call, if one does.
  public synchronized Optional<FaultRule> strike(String method, @Nullable String chat) {
    for (int index = 0; index < rules.size(); index++) {
      FaultRule rule = rules.get(index);
      if (!rule.concerns(method, chat) || random.nextDouble() >= rule.probability()) continue;
      List<FaultRule> next = new ArrayList<>(rules);
      next.set(index, rule.struck());
      rules = next;
      return Optional.of(rule);
    }
    return Optional.empty();
  }

  synchronized FloodLimits limits() {
    return limits;
  }

  synchronized boolean duplicates() {
    return random.nextDouble() < updates.duplicate();
  }

  synchronized boolean reorders() {
    return random.nextDouble() < updates.reorder();
  }

  synchronized int updateDelayMillis() {
    return updates.delayMillis();
  }

  public synchronized ObjectNode json() {
    ObjectNode json = Json.object();
    var methods = json.putArray("methods");
    rules.forEach(rule -> methods.add(rule.json()));
    json.set("updates", updates.json());
    json.set("flood_limits", limits.json());
    return json;
  }
}
