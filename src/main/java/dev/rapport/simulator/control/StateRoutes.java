package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.StoredFile;
import dev.rapport.simulator.world.World;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The whole at a glance: state, events, bots, faults, raw updates, the record.
final class StateRoutes {
  private final World world;
  private final Consumer<Bot> onNewBot;

  StateRoutes(World world, Consumer<Bot> onNewBot) {
    this.world = world;
    this.onNewBot = onNewBot;
  }

  List<Route> all() {
    var events = new EventStream(world.events());
    return List.of(
        Route.of("GET", "/sim/state", _ -> Reply.json(200, world.locked(world::view))),
        Route.of("GET", "/sim/events", events::answer),
        Route.of("POST", "/sim/bots", this::addBot),
        Route.of("GET", "/sim/faults", _ -> Reply.json(200, world.faults().json())),
        Route.of("PUT", "/sim/faults", this::changeFaults),
        Route.of("POST", "/sim/updates", this::inject),
        Route.of("GET", "/sim/files", this::file),
        Route.of("GET", "/sim/record", this::record),
        Route.of("DELETE", "/sim/record", this::clearRecord));
  }

  private Reply addBot(Visit visit) {
    Bot bot =
        world.locked(() ->
            world.addBot(visit.text("token"), visit.text("username"), visit.text("first_name")));
    onNewBot.accept(bot);
    return Reply.json(200, world.locked(bot::view));
  }

  private Reply changeFaults(Visit visit) {
    world.faults().change(visit.body());
    ObjectNode faults = world.faults().json();
    world.locked(() -> {
      world.outbox().faultsChanged();
      return true;
    });
    return Reply.json(200, faults);
  }

  private Reply inject(Visit visit) {
    JsonNode updates = visit.body().path("updates");
    if (!updates.isArray()) throw new MalformedRequest("updates must be a list");
    return world.locked(() -> {
      Bot bot = new Finder(world, visit).bot();
      for (JsonNode update : updates) {
        inject(bot, update);
      }
      return Reply.json(200, Json.object().put("injected", updates.size()));
    });
  }

  private void inject(Bot bot, JsonNode update) {
    switch (update) {
      case ObjectNode raw -> world.outbox().inject(bot, raw);
      case StringNode raw -> world.outbox().inject(bot, raw.stringValue());
      default ->
          throw new MalformedRequest("an update must be an object, or a text to send as it is");
    }
  }

  /// A file's content by its id, which no bot's token is needed for.
  private Reply file(Visit visit) {
    String id = visit.call().query().getOrDefault("id", "");
    return world
        .files()
        .find(id)
        .<Reply>map(found -> new Reply.Full(200, shownType(found), found.upload().bytes()))
        .orElseThrow(() -> new MalformedRequest("there is no file with this id"));
  }

  /// Only pictures and sound may show in the page's origin; anything else is for download.
  private static String shownType(StoredFile file) {
    String type = file.upload().mimeType();
    boolean isHarmless = type.matches("(image/(png|jpeg|gif|webp)|audio/[a-z0-9.+-]+)");
    return isHarmless ? type : "application/octet-stream";
  }

  private Reply record(Visit visit) {
    List<String> all = world.record().after(visit.queryNumber("after", 0));
    int last = Math.clamp(visit.queryNumber("last", all.size()), 0, all.size());
    List<String> rows = all.subList(all.size() - last, all.size());
    return new Reply.Stream("application/json", out -> write(out, rows));
  }

  private static void write(OutputStream out, List<String> rows) throws IOException {
    var buffered = new BufferedOutputStream(out, 64 * 1024);
    String before = "[";
    for (String row : rows) {
      buffered.write((before + row).getBytes(StandardCharsets.US_ASCII));
      before = ",\n";
    }
    buffered.write((rows.isEmpty() ? "[]" : "]").getBytes(StandardCharsets.US_ASCII));
    buffered.flush();
  }

  private Reply clearRecord(Visit visit) {
    world.record().clear();
    return Reply.json(200, Json.object().put("cleared", true));
  }
}
