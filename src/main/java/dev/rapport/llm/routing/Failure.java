package dev.rapport.llm.routing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a call gave no text. A `reason` is for the operator: it never holds a key or any text of the
/// conversation.
public sealed interface Failure {
  /// Such as `it refused: 401 invalid_api_key`.
  String reason();

  /// The provider will not answer this request, now or later: a wrong key, an unknown model, a
  /// context that is too long.
  ///
  /// @param isOurSetup whether every request would be refused like this one
  record Refused(String reason, boolean isOurSetup) implements Failure {}

  /// The provider limits us.
  ///
  /// @param retryAfter how long it asks us to wait, or null if it does not say
  record Busy(String reason, @Nullable Duration retryAfter) implements Failure {}

  /// No connection, so the provider never saw the request.
  record Unreachable(String reason) implements Failure {}

  /// No text within the time limit.
  record Late(String reason) implements Failure {}

  /// An error of the provider, or an answer that makes no sense.
  ///
  /// @param retryAfter how long it asks us to wait, or null if it does not say
  record Broken(String reason, @Nullable Duration retryAfter) implements Failure {}
}
