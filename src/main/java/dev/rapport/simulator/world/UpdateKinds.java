package dev.rapport.simulator.world;

import java.util.Set;

/// The kinds of update that a bot may ask for.
public final class UpdateKinds {
  private static final Set<String> BY_DEFAULT =
      Set.of(
          "message",
          "edited_message",
          "channel_post",
          "edited_channel_post",
          "business_connection",
          "business_message",
          "edited_business_message",
          "deleted_business_messages",
          "inline_query",
          "chosen_inline_result",
          "callback_query",
          "shipping_query",
          "pre_checkout_query",
          "purchased_paid_media",
          "poll",
          "poll_answer",
          "my_chat_member",
          "chat_join_request",
          "chat_boost",
          "removed_chat_boost");

  private static final Set<String> ONLY_WHEN_ASKED =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  private UpdateKinds() {}

  /// Whether there is such a kind.
  public static boolean has(String kind) {
    return BY_DEFAULT.contains(kind) || ONLY_WHEN_ASKED.contains(kind);
  }

  /// Whether a bot gets it without asking.
  static boolean isUsual(String kind) {
    return !ONLY_WHEN_ASKED.contains(kind);
  }
}
