package dev.rapport.simulator.world;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a bot wants its updates.
///
/// @param secret what is sent in the header, or null
public record Webhook(
    URI url,
    @Nullable String secret,
    int maxConnections,
    @Nullable Instant lastErrorAt,
    @Nullable String lastError) {

  public Webhook(URI url, @Nullable String secret, int maxConnections) {
    this(url, secret, maxConnections, null, null);
  }

  Webhook failed(Instant at, String error) {
    return new Webhook(url, secret, maxConnections, at, error);
  }

  boolean isSameAs(@Nullable Webhook other) {
    return other != null
        && url.equals(other.url)
        && java.util.Objects.equals(secret, other.secret)
        && maxConnections == other.maxConnections;
  }
}
