package dev.rapport.llm.providers;

import dev.rapport.llm.http.Refusal;
import dev.rapport.llm.routing.Failure;
import java.util.Locale;

/// What a provider's HTTP status means for us.
final class Refusals {
  private Refusals() {}

  static Failure failure(ProviderName provider, Refusal refusal) {
    String settings = provider.setting().toUpperCase(Locale.ROOT);
    String shown = "it answered " + refusal.shown();
    return switch (refusal.status()) {
      case 401, 403 -> refused(shown + "; check " + settings + "_API_KEY", true);
      case 404 ->
          refused(shown + "; check " + settings + "_MODEL and " + settings + "_BASE_URL", true);
      case 429 ->
          refusal.code().contains("quota")
              ? refused(shown + "; its account has no credit left", true)
              : new Failure.Busy(shown, refusal.retryAfter());
      case 408 -> new Failure.Broken(shown, refusal.retryAfter());
      default -> otherwise(settings, shown, refusal);
    };
  }

  private static Failure otherwise(String settings, String shown, Refusal refusal) {
    if (refusal.status() >= 500) return new Failure.Broken(shown, refusal.retryAfter());
    if (refusal.status() >= 400) return refused(shown, false);
    return refused(shown + "; check " + settings + "_BASE_URL", true);
  }

  private static Failure refused(String reason, boolean isOurSetup) {
    return new Failure.Refused(reason, isOurSetup);
  }
}
