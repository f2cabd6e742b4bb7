package dev.rapport.simulator;

import dev.rapport.simulator.botapi.BotApi;
import dev.rapport.simulator.control.Control;
import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.HttpFront;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.WebhookSender;
import dev.rapport.simulator.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// A running simulated Telegram. Everything is in memory and gone when it is closed. Thread-safe.
public final class Simulator implements AutoCloseable {
  /// The token of the bot that is registered from the start. It is no secret: it opens nothing.
  public static final String BOT_TOKEN = "100001:SIMULATED-TOKEN-FOR-LOCAL-USE-00001";

  /// The username of that bot.
  public static final String BOT_USERNAME = "rapport_sim_bot";

  private final String host;
  private final HttpFront front;
  private final WebhookSender webhooks;

  private Simulator(String host, HttpFront front, WebhookSender webhooks) {
    this.host = host;
    this.front = front;
    this.webhooks = webhooks;
  }

  /// Starts one with one bot, three people, a group and a forum.
  ///
  /// @throws UncheckedIOException if the port is taken or the host is not this machine's
  public static Simulator start(SimulatorSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /// As [#start(SimulatorSettings)], on a clock of one's own: message dates, flood limits and the
  /// 24 hours that updates are kept follow it; waiting follows real time.
  public static Simulator start(SimulatorSettings settings, InstantSource clock) {
    RandomGenerator random = RandomGenerator.getDefault();
    var world = new World(clock, random);
    var webhooks = new WebhookSender(world, random);
    world.locked(() -> world.addBot(BOT_TOKEN, BOT_USERNAME, "Rapport"));
    world.locked(() -> {
      Cast.enter(world);
      return true;
    });
    var api = new BotApi(world);
    var control = new Control(world, webhooks::serve);
    var address = new InetSocketAddress(settings.host(), settings.port());
    try {
      HttpFront front = HttpFront.start(address, call -> route(call, api, control));
      world.bots().forEach(webhooks::serve);
      return new Simulator(settings.host(), front, webhooks);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the simulator cannot listen on %s:%d; set SIMULATOR_PORT to a free port"
              .formatted(settings.host(), settings.port()),
          e);
    }
  }

  private static Reply route(HttpCall call, BotApi api, Control control) {
    boolean isApi = call.path().startsWith("/bot") || call.path().startsWith("/file/bot");
    return isApi ? api.handle(call) : control.handle(call);
  }

  /// The port it listens on.
  public int port() {
    return front.port();
  }

  /// Its address without a slash at the end: what `TELEGRAM_API_URL` must be, and where the chat
  /// page is.
  public URI uri() {
    return URI.create("http://%s:%d".formatted(host, port()));
  }

  @Override
  public void close() {
    front.close();
    webhooks.close();
  }
}
