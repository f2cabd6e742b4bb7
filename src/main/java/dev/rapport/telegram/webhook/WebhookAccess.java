package dev.rapport.telegram.webhook;

import dev.rapport.shared.Secret;
import dev.rapport.telegram.TelegramSettings;
import org.jspecify.annotations.Nullable;

/// Who may post updates.
sealed interface WebhookAccess {
  /// Whoever knows the secret.
  record BySecret(Secret secret) implements WebhookAccess {}

  /// Everybody; for development only.
  record Open() implements WebhookAccess {}

  /// Nobody: updates come by polling.
  record Closed() implements WebhookAccess {}

  static WebhookAccess of(TelegramSettings settings) {
    TelegramSettings.Webhook webhook = settings.webhook();
    if (webhook.secret() != null) return new BySecret(webhook.secret());
    if (webhook.open()) return new Open();
    boolean used = settings.server() && settings.mode() == TelegramSettings.Mode.WEBHOOK;
    return used ? new BySecret(WebhookSecret.kept(webhook.dataDirectory())) : new Closed();
  }

  /// Whether a post with this header is let in; the time it takes tells nothing about the secret.
  default boolean allows(@Nullable String header) {
    return switch (this) {
      case BySecret(Secret secret) -> header != null && secret.matches(header);
      case Open _ -> true;
      case Closed _ -> false;
    };
  }
}
