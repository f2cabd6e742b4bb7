package dev.rapport.llm.providers;

import dev.rapport.llm.routing.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/// What a broken connection means for us.
final class Breaks {
  private Breaks() {}

  static Failure failure(IOException failure) {
    return switch (failure) {
      case UnknownHostException _ -> unreachable("its host name is not known");
      case ConnectTimeoutException _ -> unreachable("no connection within LLM_CONNECT_TIMEOUT");
      case ConnectionRequestTimeoutException _ -> unreachable("all our connections are in use");
      case NoRouteToHostException _, ConnectException _ -> unreachable("no connection");
      case SSLException _ -> unreachable("no secure connection");
      default -> {
        String kind = failure.getClass().getSimpleName();
        yield new Failure.Broken("the connection broke (" + kind + ")", null);
      }
    };
  }

  private static Failure unreachable(String reason) {
    return new Failure.Unreachable(reason);
  }
}
