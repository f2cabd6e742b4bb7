package dev.rapport.telegram.client;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The connections to the Bot API, and how long to wait for what.
///
/// | step | limit |
/// |---|---|
/// | a free connection of the pool | 10 s |
/// | connect, with TLS | 5 s |
/// | silence before and within an answer | 15 s, for long polling its own time more |
///
/// Nothing is repeated, redirected, compressed or remembered by the HTTP client itself: whether a
/// call may be repeated is decided where it is known what the call does.
final class Connections {
  /// Chats whose turns end at the same moment must not queue for a connection.
  private static final int AT_ONCE = 500;

  /// Bytes of each buffer of a connection, of which it has three; by default 32 KB each. Most calls
  /// and answers are shorter than this.
  private static final int BUFFER = 4096;

  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout LEASE = Timeout.ofSeconds(10);
  private static final TimeValue CHECK_IDLE_LONGER_THAN = TimeValue.ofMilliseconds(500);
  private static final TimeValue LIVE = TimeValue.ofMinutes(5);
  private static final TimeValue KEEP_IDLE = TimeValue.ofSeconds(30);

  private Connections() {}

  static CloseableHttpClient open() {
    return HttpClientBuilder.create()
        .setConnectionManager(pool())
        .setDefaultRequestConfig(limits(HttpCalls.ANSWER))
        .setUserAgent("Rapport")
        .evictIdleConnections(KEEP_IDLE)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .build();
  }

  static RequestConfig limits(Duration answer) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(LEASE)
        .setResponseTimeout(Timeout.of(answer))
        .setConnectionKeepAlive(KEEP_IDLE)
        .setExpectContinueEnabled(false)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setContentCompressionEnabled(false)
        .build();
  }

  private static HttpClientConnectionManager pool() {
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT)
            .setSocketTimeout(Timeout.of(HttpCalls.ANSWER))
            .setTimeToLive(LIVE)
            .setValidateAfterInactivity(CHECK_IDLE_LONGER_THAN)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDefaultConnectionConfig(connection)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                .build())
        .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
        .setMaxConnTotal(AT_ONCE)
        .setMaxConnPerRoute(AT_ONCE)
        .build();
  }
}
