package dev.rapport.ops.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chooses the server's port: the one it had before, so that guests find it again, or a free one.
final class Ports {
  /// Below the ports that systems hand out to outgoing connections, so that nobody takes it while
  /// the server is down.
  private static final int FIRST = 20_000;

  private static final int COUNT = 12_000;
  private static final Pattern SETTING = Pattern.compile("(?m)^port = (\\d+)$");

  private Ports() {}

  static int choose(Path cluster) throws IOException {
    OptionalInt before = before(cluster.resolve("postgresql.conf"));
    return before.isPresent() && isFree(before.getAsInt()) ? before.getAsInt() : free();
  }

  static int free() {
    var random = new SecureRandom();
    return random
        .ints(1000, FIRST, FIRST + COUNT)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no port is free on 127.0.0.1"));
  }

  private static OptionalInt before(Path settings) throws IOException {
    if (!Files.exists(settings)) return OptionalInt.empty();
    Matcher matcher = SETTING.matcher(Files.readString(settings));
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
