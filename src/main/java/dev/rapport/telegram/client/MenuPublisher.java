package dev.rapport.telegram.client;

import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.BotCalls.Command;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CommandMenu;
import dev.rapport.telegram.background.Background;
import dev.rapport.telegram.background.RetryPace;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Telegram the bot's commands, once after each start.
final class MenuPublisher extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(MenuPublisher.class);

  private final CommandMenu menu;
  private final BotApi api;
  private final BotCalls calls;
  private final RetryPace pace;

  MenuPublisher(boolean enabled, CommandMenu menu, BotApi api, BotCalls calls, RetryPace pace) {
    super("telegram-menu", enabled);
    this.menu = menu;
    this.api = api;
    this.calls = calls;
    this.pace = pace;
  }

  @Override
  protected void work() {
    menu.byLanguage().forEach(this::publish);
  }

  private void publish(String language, List<Command> commands) {
    var backoff = pace.backoff();
    Duration wait = Duration.ZERO;
    while (pause(wait)) {
      switch (api.call(calls.setCommands(commands, language.isEmpty() ? null : language))) {
        case CallResult.Done _ -> {
          return;
        }
        case CallResult.Refused(int status, CallResult.Reason reason, String description) -> {
          if (reason != CallResult.Reason.UNAUTHORIZED) {
            LOG.warn("Telegram refused the menu of commands: {} {}", status, description);
            return;
          }
          wait = pace.wrongToken();
        }
        case CallResult.FloodLimited(Duration retryAfter) -> wait = retryAfter;
        case CallResult.NotDone _, CallResult.Unknown _, CallResult.Migrated _ ->
            wait = backoff.next();
      }
    }
  }
}
