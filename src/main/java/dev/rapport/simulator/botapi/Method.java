package dev.rapport.simulator.botapi;

import tools.jackson.databind.JsonNode;

/// A method of the Bot API. It runs under the world's lock and answers its result.
@FunctionalInterface
interface Method {
  /// Does it.
  ///
  /// @throws Refusal if Telegram would refuse it
  JsonNode call(Call call) throws InterruptedException;
}
