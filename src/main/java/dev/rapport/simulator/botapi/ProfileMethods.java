package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// What the bot says of itself.
final class ProfileMethods {
  private static final int MOST_COMMANDS = 100;

  private record Text(String field, int longest) {}

  private static final Map<String, Text> TEXTS =
      Map.of(
          "MyName", new Text("name", 64),
          "MyDescription", new Text("description", 512),
          "MyShortDescription", new Text("short_description", 120));

  private ProfileMethods() {}

  static Map<String, Method> all() {
    Map<String, Method> methods = new HashMap<>();
    methods.put("getMe", ProfileMethods::getMe);
    methods.put("logOut", _ -> BooleanNode.TRUE);
    methods.put("close", _ -> BooleanNode.TRUE);
    methods.put("setMyCommands", ProfileMethods::setMyCommands);
    methods.put("getMyCommands", ProfileMethods::getMyCommands);
    methods.put("deleteMyCommands", ProfileMethods::deleteMyCommands);
    TEXTS.forEach((name, text) -> {
      methods.put("set" + name, call -> setText(call, name, text));
      methods.put("get" + name, call -> getText(call, name, text));
    });
    return methods;
  }

  private static JsonNode getMe(Call call) {
    return call.bot()
        .user()
        .put("can_join_groups", true)
        .put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false)
        .put("can_connect_to_business", false)
        .put("has_main_web_app", false)
        .put("has_topics_enabled", true);
  }

  private static JsonNode setMyCommands(Call call) {
    call.required("commands");
    JsonNode commands = call.json("commands").orElseGet(Json::array);
    if (!commands.isArray()) throw Refusal.bad("expected an Array of BotCommand");
    if (commands.size() > MOST_COMMANDS) throw Refusal.bad("BOT_COMMANDS_TOO_MUCH");
    for (JsonNode command : commands) {
      requireText(command, "command", "[a-z0-9_]{1,32}", "BOT_COMMAND_INVALID");
      requireText(command, "description", "(?s).{1,256}", "BOT_COMMAND_DESCRIPTION_INVALID");
    }
    call.bot().profile().put(commandsKey(call), commands);
    call.world().outbox().botChanged(call.bot());
    return BooleanNode.TRUE;
  }

  private static void requireText(JsonNode command, String field, String form, String error) {
    JsonNode value = command.path(field);
    if (!value.isString()) {
      throw Refusal.bad("can't parse BotCommand: Can't find field \"" + field + "\"");
    }
    if (!value.stringValue().strip().matches(form)) throw Refusal.bad(error);
  }

  private static JsonNode getMyCommands(Call call) {
    @Nullable JsonNode stored = call.bot().profile().get(commandsKey(call));
    return stored == null ? Json.array() : stored;
  }

  private static JsonNode deleteMyCommands(Call call) {
    call.bot().profile().remove(commandsKey(call));
    call.world().outbox().botChanged(call.bot());
    return BooleanNode.TRUE;
  }

  /// Commands are kept by scope and language.
  private static String commandsKey(Call call) {
    String scope = call.json("scope").map(Json::text).orElse("{\"type\":\"default\"}");
    return "commands " + scope + language(call);
  }

  private static String language(Call call) {
    String language = call.text("language_code");
    if (!language.matches("|[a-z]{2}")) throw Refusal.bad("BOT_LANG_CODE_INVALID");
    return " " + language;
  }

  private static JsonNode setText(Call call, String name, Text text) {
    String value = call.text(text.field());
    if (value.length() > text.longest()) throw Refusal.bad(text.field() + " is too long");
    ObjectNode stored = Json.object().put(text.field(), value);
    call.bot().profile().put(name + language(call), stored);
    return BooleanNode.TRUE;
  }

  private static JsonNode getText(Call call, String name, Text text) {
    @Nullable JsonNode stored = call.bot().profile().get(name + language(call));
    return stored == null ? Json.object().put(text.field(), "") : stored;
  }
}
