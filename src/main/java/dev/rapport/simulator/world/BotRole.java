package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What a bot is in a group.
public enum BotRole {
  MEMBER,
  ADMINISTRATOR,
  LEFT,
  KICKED;

  private static final List<String> RIGHTS =
      List.of(
          "can_manage_chat",
          "can_delete_messages",
          "can_manage_video_chats",
          "can_restrict_members",
          "can_promote_members",
          "can_change_info",
          "can_invite_users",
          "can_post_stories",
          "can_edit_stories",
          "can_delete_stories",
          "can_pin_messages",
          "can_manage_topics");

  public boolean isInside() {
    return this == MEMBER || this == ADMINISTRATOR;
  }

  /// Telegram's `ChatMember`.
  public ObjectNode chatMember(ObjectNode user) {
    ObjectNode member = Json.object();
    member.set("user", user);
    member.put("status", name().toLowerCase(Locale.ROOT));
    if (this == KICKED) member.put("until_date", 0);
    if (this == ADMINISTRATOR) {
      member.put("can_be_edited", false).put("is_anonymous", false);
      RIGHTS.forEach(right -> member.put(right, true));
    }
    return member;
  }
}
