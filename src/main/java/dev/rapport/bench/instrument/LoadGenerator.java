package dev.rapport.bench.instrument;

import dev.rapport.bench.Load;
import dev.rapport.bench.net.EventLoop;
import dev.rapport.bench.net.Timer;
import org.jspecify.annotations.Nullable;

/// Lets people ask, by the plan of a [Load].
final class LoadGenerator {
  private final EventLoop loop;
  private final Ledger ledger;
  private final Delivery delivery;
  private final UpdateText text;
  private @Nullable Load load;

  LoadGenerator(EventLoop loop, Delivery delivery, UpdateText text) {
    this.loop = loop;
    this.delivery = delivery;
    this.text = text;
    this.ledger = new Ledger(this::answered);
  }

  Ledger ledger() {
    return ledger;
  }

  void begin(Load plan) {
    long now = System.nanoTime();
    load = plan;
    ledger.clear();
    ledger.look(now);
    switch (plan) {
      case Load.Closed closed -> begin(closed, now);
      case Load.Paced paced -> new Pace(paced, now).schedule();
      case Load.Burst burst -> {
        for (int i = 0; i < burst.updates(); i++) ask(chat(burst, i), now);
      }
    }
  }

  private void begin(Load.Closed closed, long now) {
    long step = closed.spread().toNanos() / closed.chats();
    for (int i = 0; i < closed.chats(); i++) {
      loop.schedule(new Thinking(closed, chat(closed, i)), now + i * step);
    }
  }

  private Chat chat(Load plan, int index) {
    return ledger.chat(plan.firstChat() + index % plan.chats());
  }

  /// Nobody asks anything any more.
  void stop() {
    load = null;
  }

  /// Presses the button of every chat that waits for an answer and was shown one.
  ///
  /// @return how many there were
  int press() {
    int pressed = 0;
    for (Chat chat : ledger.waiting()) {
      var button = chat.takeButton();
      if (button.isEmpty()) continue;
      delivery.deliver(new Press(text.press(chat, button.get(), ledger.nextUpdateId())));
      pressed++;
    }
    return pressed;
  }

  private void ask(Chat chat, long dueAt) {
    delivery.deliver(new Question(chat, ledger.ask(chat, dueAt)));
  }

  private void answered(Chat chat) {
    if (!(load instanceof Load.Closed closed)) return;
    long now = System.nanoTime();
    if (closed.think().isZero()) {
      ask(chat, now);
    } else {
      loop.schedule(new Thinking(closed, chat), now + closed.think().toNanos());
    }
  }

  private final class Question implements Parcel {
    private final Chat chat;
    private final Asked asked;

    Question(Chat chat, Asked asked) {
      this.chat = chat;
      this.asked = asked;
    }

    @Override
    public String body() {
      return text.question(chat, asked);
    }

    @Override
    public void acknowledged(long now) {
      ledger.acknowledged(asked, now);
    }

    @Override
    public void refused() {
      ledger.refused();
    }
  }

  private record Press(String body) implements Parcel {
    @Override
    public void acknowledged(long now) {
      // what matters is the answer that it brings
    }

    @Override
    public void refused() {
      // delivered again, like everything
    }
  }

  private final class Thinking extends Timer {
    private final Load.Closed plan;
    private final Chat chat;

    Thinking(Load.Closed plan, Chat chat) {
      this.plan = plan;
      this.chat = chat;
    }

    @Override
    protected void fire(long now) {
      if (plan.equals(load)) ask(chat, now);
    }
  }

  private final class Pace extends Timer {
    private final Load.Paced plan;
    private final long since;
    private int asked;

    Pace(Load.Paced plan, long since) {
      this.plan = plan;
      this.since = since;
    }

    void schedule() {
      loop.schedule(this, due());
    }

    private long due() {
      return since + (long) (asked * 1e9 / plan.perSecond());
    }

    @Override
    protected void fire(long now) {
      if (!plan.equals(load)) return;
      while (due() <= now) {
        ask(chat(plan, asked), due());
        asked++;
      }
      schedule();
    }
  }
}
