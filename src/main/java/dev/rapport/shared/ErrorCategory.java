package dev.rapport.shared;

/// What kind of failure it is. It decides about a retry, what the member reads, the HTTP status and
/// the metric.
public enum ErrorCategory {
  /// The caller sent something wrong; the same again fails again.
  CALLER,
  /// A limit was reached; it passes with time.
  LIMIT,
  /// An outside party failed in a way that may pass: try again.
  UPSTREAM_RETRY,
  /// An outside party refused for good: trying again is useless.
  UPSTREAM_FINAL,
  /// Our own fault.
  BUG
}
