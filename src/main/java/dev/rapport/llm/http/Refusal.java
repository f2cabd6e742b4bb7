package dev.rapport.llm.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A provider's answer that was not a success.
///
/// @param status the HTTP status
/// @param code the provider's own word for it such as `insufficient_quota`, or empty; never a
///   message, since messages quote keys and texts
/// @param retryAfter how long the provider asks us to wait, or null if it does not say
public record Refusal(int status, String code, @Nullable Duration retryAfter) {
  /// How it is shown to people: `429 insufficient_quota`.
  public String shown() {
    return code.isEmpty() ? Integer.toString(status) : status + " " + code;
  }
}
