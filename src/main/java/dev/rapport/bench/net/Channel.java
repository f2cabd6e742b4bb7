package dev.rapport.bench.net;

import java.nio.channels.SelectionKey;

/// What the selector calls when a socket can go on.
interface Channel {
  void ready(SelectionKey key);
}
