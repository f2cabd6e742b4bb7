package dev.rapport.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The connections to one provider, shared by all its calls. Thread-safe.
///
/// A call's own time limits are the [Watchdog]'s; here only connecting and waiting for a free
/// connection are limited.
public final class ModelTransport implements AutoCloseable {
  private static final int CONNECTIONS = 2_000;

  /// Bytes of each buffer of a connection, of which it has three; by default 32 KB each, which is
  /// 100 MB for a thousand answers at once.
  private static final int BUFFER = 4096;

  private static final int LONGEST_PAGE = 1 << 20;
  private static final TimeValue CHECK_AFTER = TimeValue.ofSeconds(1);
  private static final TimeValue KEEP_IDLE = TimeValue.ofSeconds(50);
  private static final TimeValue KEEP_AT_ALL = TimeValue.ofMinutes(10);

  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final ModelHttpClient langChainClient;
  private final Watchdog watchdog;

  public ModelTransport(Duration connectTimeout, Watchdog watchdog, Pacing pacing, Clock clock) {
    this(connectTimeout, watchdog, pacing, clock, DefaultClientTlsStrategy.createDefault());
  }

  /// As above, trusting whom `tls` trusts.
  ModelTransport(
      Duration connectTimeout,
      Watchdog watchdog,
      Pacing pacing,
      Clock clock,
      TlsSocketStrategy tls) {
    this.watchdog = watchdog;
    connections = pool(connectTimeout, pacing, tls);
    client = client(connections, connectTimeout);
    langChainClient = new ModelHttpClient(client, pacing, clock);
    watchdog.every(Duration.ofSeconds(20), () -> connections.closeIdle(KEEP_IDLE));
  }

  /// What LangChain4j's models take. Its clients only work within [StreamCall#run].
  public HttpClientBuilder forLangChain() {
    return new PresetClientBuilder(langChainClient);
  }

  /// What a page gave: its status and the beginning of its body.
  public record Page(int status, String body) {}

  /// Gets a small page.
  ///
  /// @param limit how long it may take, all in all
  /// @throws IOException if there is no answer in time
  public Page get(URI address, Map<String, String> headers, Duration limit) throws IOException {
    var request = new HttpGet(address);
    headers.forEach(request::addHeader);
    try (var _ = watchdog.after(limit, request::cancel)) {
      return client.execute(request, ModelTransport::page);
    }
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static Page page(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) return new Page(response.getCode(), "");
    byte[] start = entity.getContent().readNBytes(LONGEST_PAGE);
    return new Page(response.getCode(), new String(start, UTF_8));
  }

  private static CloseableHttpClient client(
      PoolingHttpClientConnectionManager connections, Duration connectTimeout) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableConnectionState()
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(
      Duration connectTimeout, Pacing pacing, TlsSocketStrategy tls) {
    return new PacedConnections(pacing)
        .setTlsSocketStrategy(tls)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxLineLength(1 << 16)
                        .setMaxHeaderCount(200)
                        .build())
                .build())
        .setDefaultSocketConfig(
            SocketConfig.custom().setSoTimeout(Timeout.DISABLED).setTcpNoDelay(true).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(connectTimeout))
                .setValidateAfterInactivity(CHECK_AFTER)
                .setTimeToLive(KEEP_AT_ALL)
                .build())
        .build();
  }

  private static final class PacedConnections extends PoolingHttpClientConnectionManagerBuilder {
    private final Pacing pacing;

    PacedConnections(Pacing pacing) {
      this.pacing = pacing;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          _ -> new PacedSocket(pacing),
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create().register("https", tls).build());
    }
  }
}
