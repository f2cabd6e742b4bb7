package dev.rapport.ops;

import dev.rapport.shared.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to reach the database.
///
/// @param jdbcUrl without user and password
/// @param user null where the URL or the server needs none
/// @param password null where the URL or the server needs none
public record DatabaseAccess(String jdbcUrl, @Nullable String user, @Nullable Secret password) {

  /// The embedded database.
  public static DatabaseAccess of(EmbeddedDatabase database) {
    return new DatabaseAccess(database.jdbcUrl(), database.user(), database.password());
  }

  /// Reads what `DATABASE_URL` holds.
  ///
  /// @param text `postgres://user:password@host:port/database?parameters`, `postgresql://…` or a
  ///   JDBC URL
  /// @throws IllegalArgumentException if it is neither; the message does not quote it
  public static DatabaseAccess parse(String text) {
    if (text.startsWith("jdbc:postgresql:")) return ofJdbc(text);
    if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
      throw new IllegalArgumentException(
          "DATABASE_URL must begin with postgres://, postgresql:// or jdbc:postgresql:");
    }
    URI uri = parsed(text);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String userInfo = uri.getRawUserInfo();
    if (userInfo == null) return new DatabaseAccess(url, null, null);
    int colon = userInfo.indexOf(':');
    if (colon < 0) return new DatabaseAccess(url, decoded(userInfo), null);
    String password = decoded(userInfo.substring(colon + 1));
    return new DatabaseAccess(
        url,
        decoded(userInfo.substring(0, colon)),
        password.isEmpty() ? null : new Secret(password));
  }

  private static DatabaseAccess ofJdbc(String text) {
    String[] parts = text.split("\\?", 2);
    List<String> rest = new ArrayList<>();
    @Nullable String user = null;
    @Nullable String password = null;
    for (String parameter : parts.length == 2 ? parts[1].split("&") : new String[0]) {
      if (parameter.startsWith("user=")) user = decoded(parameter.substring(5));
      else if (parameter.startsWith("password=")) password = decoded(parameter.substring(9));
      else rest.add(parameter);
    }
    String url = rest.isEmpty() ? parts[0] : parts[0] + "?" + String.join("&", rest);
    return new DatabaseAccess(
        url, user, password == null || password.isEmpty() ? null : new Secret(password));
  }

  private static URI parsed(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null) return uri;
    } catch (IllegalArgumentException _) {
      throw wrong();
    }
    throw wrong();
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "DATABASE_URL is not an address; write postgres://user:password@host:5432/database and"
            + " percent-encode special characters of the password");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "a PostgreSQL";
  }
}
