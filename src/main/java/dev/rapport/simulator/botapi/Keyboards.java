package dev.rapport.simulator.botapi;

import dev.rapport.simulator.text.Links;
import dev.rapport.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks `reply_markup`.
final class Keyboards {
  private static final int MOST_DATA_BYTES = 64;
  private static final int MOST_BUTTONS = 100;
  private static final List<String> OTHER_ACTIONS =
      List.of(
          "callback_game",
          "pay",
          "switch_inline_query",
          "switch_inline_query_current_chat",
          "switch_inline_query_chosen_chat",
          "login_url",
          "web_app",
          "copy_text");
  private static final List<String> FLAGS =
      List.of(
          "resize_keyboard",
          "one_time_keyboard",
          "is_persistent",
          "remove_keyboard",
          "selective",
          "force_reply");

  private Keyboards() {}

  /// The markup of the call: an inline keyboard, which belongs to the message, or something else,
  /// which only people see; null if there is none.
  static @Nullable ObjectNode read(Call call) {
    Optional<JsonNode> given = call.json("reply_markup");
    if (given.isEmpty()) return null;
    if (!(given.get() instanceof ObjectNode markup)) {
      throw Refusal.bad("object expected as reply markup");
    }
    for (String flag : FLAGS) {
      if (markup.has(flag) && !markup.path(flag).isBoolean()) {
        throw Refusal.bad("field \"" + flag + "\" of the reply markup must be of the type Boolean");
      }
    }
    int inline = rows(markup, "inline_keyboard", "InlineKeyboardMarkup");
    int reply = rows(markup, "keyboard", "ReplyKeyboardMarkup");
    if (inline + reply > MOST_BUTTONS) throw Refusal.bad("REPLY_MARKUP_TOO_LONG");
    return markup;
  }

  static boolean isInline(@Nullable ObjectNode markup) {
    return markup != null && !markup.path("inline_keyboard").isEmpty();
  }

  /// An inline keyboard as a message carries it.
  static ObjectNode inline(ObjectNode markup) {
    ObjectNode inline = Json.object();
    inline.set("inline_keyboard", markup.path("inline_keyboard").deepCopy());
    return inline;
  }

  /// Checks a keyboard's rows and counts its buttons.
  private static int rows(ObjectNode markup, String field, String type) {
    JsonNode rows = markup.path(field);
    if (rows.isMissingNode()) return 0;
    String place = "field \"" + field + "\" of the " + type + " must be an Array";
    if (!rows.isArray()) throw Refusal.bad(place);
    int buttons = 0;
    for (JsonNode row : rows) {
      if (!row.isArray()) throw Refusal.bad(place + " of Arrays");
      for (JsonNode button : row) {
        if (field.equals("keyboard")) {
          replyButton(button);
        } else {
          inlineButton(button);
        }
        buttons++;
      }
    }
    return buttons;
  }

  private static void replyButton(JsonNode button) {
    if (button.isString()) return;
    if (!button.isObject()) {
      throw Refusal.bad(
          "can't parse keyboard button: KeyboardButton must be a String or an Object");
    }
    requireText(button, "keyboard button");
  }

  private static void inlineButton(JsonNode button) {
    if (!button.isObject()) {
      throw Refusal.bad(
          "can't parse inline keyboard button: InlineKeyboardButton must be an Object");
    }
    requireText(button, "inline keyboard button");
    if (button.has("callback_data")) {
      callbackData(button.path("callback_data"));
    } else if (button.has("url")) {
      url(button.path("url"));
    } else if (OTHER_ACTIONS.stream().noneMatch(button::has)) {
      throw Refusal.bad(
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
  }

  private static void requireText(JsonNode button, String kind) {
    JsonNode text = button.path("text");
    if (text.isMissingNode()) {
      throw Refusal.bad("can't parse " + kind + ": Can't find field \"text\"");
    }
    if (!text.isString()) {
      throw Refusal.bad("can't parse " + kind + ": Field \"text\" must be of type String");
    }
    if (text.stringValue().isBlank()) throw Refusal.bad("BUTTON_TEXT_EMPTY");
  }

  private static void callbackData(JsonNode data) {
    if (!data.isString()) {
      throw Refusal.bad(
          "can't parse inline keyboard button: Field \"callback_data\" must be of type String");
    }
    int bytes = data.stringValue().getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MOST_DATA_BYTES) throw Refusal.bad("BUTTON_DATA_INVALID");
  }

  private static void url(JsonNode url) {
    String text = url.isString() ? url.stringValue() : "";
    if (Links.checked(text).isPresent()) return;
    throw Refusal.bad("inline keyboard button URL '%s' is invalid: Wrong HTTP URL".formatted(text));
  }
}
