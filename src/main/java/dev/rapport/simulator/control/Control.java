package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/// Answers everything that is not the Bot API: `/sim/…` and the page. Thread-safe.
public final class Control {
  private final Page page = new Page();
  private final List<Route> routes = new ArrayList<>();

  /// @param onNewBot called with each bot that is registered here
  public Control(World world, Consumer<Bot> onNewBot) {
    routes.addAll(new StateRoutes(world, onNewBot).all());
    routes.addAll(new ChatRoutes(world).all());
    routes.addAll(new MessageRoutes(world).all());
  }

  public Reply handle(HttpCall call) {
    if (!call.path().startsWith("/sim/")) return page.answer(call);
    if (isFromAnotherSite(call)) return problem(403, "other sites may not use the simulator");
    boolean isKnown = false;
    for (Route route : routes) {
      Optional<Matcher> match = route.match(call);
      if (match.isEmpty()) continue;
      isKnown = true;
      if (!route.method().equals(call.method())) continue;
      try {
        return route.action().answer(new Visit(call, match.get()));
      } catch (MalformedRequest e) {
        return problem(400, String.valueOf(e.getMessage()));
      }
    }
    return isKnown ? problem(405, "not with this method") : problem(404, "there is no such path");
  }

  /// A page of another origin must not steer the simulator through its visitor's browser.
  private static boolean isFromAnotherSite(HttpCall call) {
    String origin = call.header("Origin").orElse("");
    if (origin.isEmpty()) return false;
    try {
      return !call.header("Host").orElse("").equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return true;
    }
  }

  private static Reply problem(int status, String text) {
    return Reply.json(status, Json.object().put("error", text));
  }
}
