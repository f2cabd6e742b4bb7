package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Parameters;
import dev.rapport.simulator.wire.Upload;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.World;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One call of a method by a bot. Its getters refuse what is not of the right type.
record Call(World world, Bot bot, String method, Parameters parameters) {

  /// The text, or an empty one if it is missing.
  String text(String name) {
    return parameters.values().getOrDefault(name, "");
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }

  String required(String name) {
    if (!has(name)) throw Refusal.bad("parameter \"" + name + "\" is required");
    return text(name);
  }

  boolean flag(String name) {
    return switch (text(name).strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "", "false", "no", "0" -> false;
      default -> throw Refusal.bad("parameter \"" + name + "\" must be a Boolean");
    };
  }

  /// The whole number, or null if it is missing.
  @Nullable Long number(String name) {
    if (!has(name)) return null;
    String text = text(name).strip();
    if (!text.matches("-?\\d{1,18}")) {
      throw Refusal.bad("parameter \"" + name + "\" must be an Integer");
    }
    return Long.valueOf(text);
  }

  int number(String name, int otherwise, int least, int most) {
    Long given = number(name);
    return given == null ? otherwise : Math.clamp(given, least, most);
  }

  /// The id of a message, or null if it is missing.
  @Nullable Integer messageId(String name) {
    Long given = number(name);
    if (given == null) return null;
    if (given <= 0 || given > Integer.MAX_VALUE) {
      throw Refusal.bad("message identifier is not specified");
    }
    return given.intValue();
  }

  /// The JSON of a list or an object, if there is one.
  Optional<JsonNode> json(String name) {
    if (!has(name)) return Optional.empty();
    try {
      return Optional.of(Json.read(text(name)));
    } catch (MalformedRequest _) {
      String words = name.equals("reply_markup") ? "reply keyboard markup" : name.replace('_', ' ');
      throw Refusal.bad("can't parse " + words + " JSON object");
    }
  }

  @Nullable Upload upload(String name) {
    return parameters.files().get(name);
  }
}
