package dev.rapport.bench.instrument;

import dev.rapport.bench.Fields;
import dev.rapport.bench.Load;
import dev.rapport.bench.ModelScript;
import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.ConnectionHandler;
import dev.rapport.bench.net.EventLoop;
import dev.rapport.bench.net.HttpMessage;
import java.io.IOException;
import java.time.Clock;

/// The fake world around a bot, and the commands that it obeys.
final class Instrument implements ConnectionHandler {
  private final EventLoop loop;
  private final Delivery delivery;
  private final LoadGenerator generator;
  private final FakeTelegram telegram;
  private final FakeModel model;

  Instrument(EventLoop loop, Clock clock) {
    this.loop = loop;
    this.delivery = new Delivery(loop);
    this.generator = new LoadGenerator(loop, delivery, new UpdateText(clock));
    this.telegram = new FakeTelegram(generator.ledger(), clock);
    this.model = new FakeModel(loop, generator.ledger());
  }

  /// Takes calls from now on.
  ///
  /// @return the port
  int listen() throws IOException {
    return loop.listen(this);
  }

  /// Obeys a command. Must be called on the loop's thread.
  ///
  /// @param command the first word of the line
  /// @return what to say to it
  Fields obey(String command, Fields fields) {
    return switch (command) {
      case "bot" -> bot(fields);
      case "model" -> follow(ModelScript.from(fields));
      case "load" -> begin(Load.from(fields));
      case "look" -> look();
      case "window" -> generator.ledger().window(System.nanoTime()).fields();
      case "balance" -> generator.ledger().balance().fields();
      case "press" -> Fields.none().with("pressed", generator.press());
      case "stop" -> stop();
      case "quit" -> quit();
      default -> throw new IllegalArgumentException("no such command: " + command);
    };
  }

  private Fields bot(Fields fields) {
    delivery.target(
        new Delivery.Target(
            fields.count("port"), fields.text("secret"), fields.count("connections")));
    return Fields.none();
  }

  private Fields follow(ModelScript script) {
    model.follow(script);
    return Fields.none();
  }

  private Fields begin(Load load) {
    generator.begin(load);
    return Fields.none();
  }

  private Fields look() {
    generator.ledger().look(System.nanoTime());
    return Fields.none();
  }

  private Fields stop() {
    generator.stop();
    return Fields.none();
  }

  private Fields quit() {
    loop.stop();
    return Fields.none();
  }

  @Override
  public void received(Connection connection, HttpMessage request) {
    String path = request.path();
    if (path.startsWith("/bot")) {
      telegram.received(connection, request, path);
      if (request.isLast()) connection.close();
    } else {
      model.received(connection, request, path);
    }
  }

  @Override
  public void closed(Connection connection) {
    // whoever writes to it looks first whether it is open
  }
}
