package dev.rapport.telegram.client;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// Says in words why an exchange failed. The exception's own words may name the address and with it
/// the token, so they are not used.
final class Failure {
  private Failure() {}

  static String words(Exception failure) {
    return switch (failure) {
      case ConnectTimeoutException _ -> "no connection in time";
      case ConnectionRequestTimeoutException _ -> "all connections are busy";
      case ConnectException _ -> "connection refused";
      case UnknownHostException _ -> "unknown host";
      // Names hosts and certificates, never the path.
      case SSLException e -> "TLS failed: " + e.getMessage();
      case SocketTimeoutException _ -> "no answer in time";
      case NoHttpResponseException _ -> "the connection was closed without an answer";
      case SocketException _ -> "the connection broke";
      default -> "the exchange failed (%s)".formatted(failure.getClass().getSimpleName());
    };
  }
}
