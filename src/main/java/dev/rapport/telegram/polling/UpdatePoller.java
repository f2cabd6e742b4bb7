package dev.rapport.telegram.polling;

import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.background.Background;
import dev.rapport.telegram.background.Backoff;
import dev.rapport.telegram.client.BotAdministration;
import dev.rapport.telegram.client.BotAdministration.LongPoll;
import dev.rapport.telegram.client.Diagnosis;
import dev.rapport.telegram.client.Reply;
import dev.rapport.telegram.client.TelegramHealth;
import dev.rapport.telegram.client.WebhookInfo;
import dev.rapport.telegram.updates.Reception;
import dev.rapport.telegram.updates.UpdatesAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches updates while this process has the lease: stores a batch, then asks for the next one,
/// which tells Telegram that it may forget the batch.
///
/// Whatever goes wrong, it tries again; nothing that the operator or Telegram can repair needs a
/// restart, but a new token.
final class UpdatePoller extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(UpdatePoller.class);
  private static final int BATCH = 100;

  private final BotAdministration telegram;
  private final Reception reception;
  private final PollerLease lease;
  private final PollingPace pace;
  private final TelegramHealth.Trouble trouble;
  private final Backoff backoff;
  private final Offset offset;
  private volatile @Nullable LongPoll open;
  private volatile @Nullable HeldLease held;

  UpdatePoller(
      boolean enabled,
      BotAdministration telegram,
      Reception reception,
      PollerLease lease,
      TelegramHealth health,
      PollingPace pace) {
    super("telegram-poller", enabled);
    this.telegram = telegram;
    this.reception = reception;
    this.lease = lease;
    this.pace = pace;
    this.trouble = health.trouble();
    this.backoff = pace.retry().backoff();
    this.offset = new Offset(pace.quiet(), System::nanoTime);
  }

  @Override
  protected void work() {
    do {
      long asked = System.nanoTime();
      if (!acquire()) continue;
      LOG.info("This process polls {} for updates", telegram.apiAddress());
      try (var mine = new HeldLease(lease, asked, this::interrupt)) {
        held = mine;
        removeWebhook();
        while (mayGoOn()) poll();
      } finally {
        held = null;
      }
    } while (pause(pace.lease().dividedBy(4)));
  }

  /// Ends the request that waits at Telegram; it is cancelled too if it is only about to begin.
  @Override
  protected void interrupt() {
    LongPoll waiting = open;
    if (waiting != null) waiting.cancel();
  }

  private boolean acquire() {
    try {
      boolean acquired = lease.acquire();
      // Whoever has it reports what is wrong.
      if (!acquired) trouble.end();
      return acquired;
    } catch (RuntimeException e) {
      trouble.begin("updates wait at Telegram: the database cannot be reached; trying again");
      LOG.debug("the lease could not be asked for", e);
      return false;
    }
  }

  private boolean mayGoOn() {
    HeldLease mine = held;
    return !isStopping() && mine != null && mine.isHeld();
  }

  private void poll() {
    LongPoll request = telegram.getUpdates(offset.next(), BATCH, pace.poll());
    open = request;
    Reply reply;
    try {
      if (!mayGoOn()) return;
      reply = request.await();
    } finally {
      open = null;
    }
    if (!mayGoOn()) return;
    switch (reply) {
      case Reply.Ok(byte[] answer) -> take(answer);
      case Reply.Refused refused -> refused(refused);
      case Reply.Unreachable unreachable -> {
        trouble.begin(Diagnosis.of(unreachable, telegram.apiAddress()));
        pause(backoff.next());
      }
    }
  }

  private void take(byte[] answer) {
    List<byte[]> updates;
    try {
      updates = UpdatesAnswer.split(answer);
    } catch (IllegalArgumentException e) {
      trouble.begin(e.getMessage() + "; trying again, check TELEGRAM_API_URL");
      pause(backoff.next());
      return;
    }
    trouble.end();
    backoff.reset();
    if (!updates.isEmpty()) store(updates);
  }

  /// Offers the updates until they are stored; Telegram keeps them meanwhile.
  private void store(List<byte[]> updates) {
    while (mayGoOn()) {
      Duration wait;
      try {
        OptionalLong last = reception.receiveAll(updates);
        trouble.end();
        if (last.isPresent()) offset.stored(last.getAsLong());
        else pause(backoff.next());
        return;
      } catch (IntakeUnavailableException e) {
        trouble.begin("updates wait at Telegram: they cannot be stored; trying again");
        wait = e.retryAfter();
      } catch (RuntimeException e) {
        LOG.error("Updates could not be stored; trying again", e);
        wait = pace.retry().longest();
      }
      pause(wait);
    }
  }

  private void refused(Reply.Refused refused) {
    if (refused.status() == 409) {
      conflict(refused);
    } else {
      trouble.begin(Diagnosis.of(refused, telegram.apiAddress()));
      pause(wait(refused));
    }
  }

  private Duration wait(Reply.Refused refused) {
    if (Diagnosis.isWrongToken(refused)) return pace.retry().wrongToken();
    return refused.retryAfter().isZero() ? backoff.next() : refused.retryAfter();
  }

  private void conflict(Reply.Refused refused) {
    if (refused.description().toLowerCase(Locale.ROOT).contains("webhook")) {
      removeWebhook();
    } else {
      trouble.begin(
          "another program polls with the same token, and each takes updates from the other: stop"
              + " it, or give this bot a token of its own; trying again");
    }
    pause(backoff.next());
  }

  private void removeWebhook() {
    if (!(telegram.getWebhookInfo() instanceof Reply.Ok info)) return;
    if (WebhookInfo.read(info).address().isEmpty()) return;
    LOG.warn(
        "Removing the bot's webhook, since TELEGRAM_MODE is polling; if another program needs it,"
            + " give this bot a token of its own");
    if (telegram.deleteWebhook() instanceof Reply.Refused refused) {
      trouble.begin(Diagnosis.of(refused, telegram.apiAddress()));
    }
  }
}
