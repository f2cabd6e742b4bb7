package dev.rapport.bench.instrument;

import dev.rapport.bench.ModelScript;
import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.Timer;

/// One answer of the fake model while it is written.
final class ModelStream extends Timer {
  private final FakeModel model;
  private final Connection connection;
  private final long[] marks;
  private final ModelScript script;
  private final long since;
  private int sent;

  ModelStream(
      FakeModel model, Connection connection, long[] marks, ModelScript script, long since) {
    this.model = model;
    this.connection = connection;
    this.marks = marks;
    this.script = script;
    this.since = since;
  }

  void begin() {
    model.loop().schedule(this, since + script.firstToken().toNanos());
  }

  @Override
  protected void fire(long now) {
    if (!connection.isOpen()) return;
    boolean last = sent + 1 == script.tokens();
    connection.send(sent == 0 ? model.first(marks) : last ? model.last() : model.word(sent));
    sent++;
    if (last) {
      model.ended(marks, System.nanoTime() - since);
    } else {
      long due = script.firstToken().toNanos() + sent * script.gap().toNanos();
      model.loop().schedule(this, since + due);
    }
  }
}
