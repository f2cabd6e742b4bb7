package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.json.JsonCursor;
import java.util.function.LongFunction;

/// Reads an update's content into what makes the update as soon as its id is known too, since the
/// id may come last.
final class ContentReader {
  private ContentReader() {}

  static LongFunction<Update> read(UpdateKind kind, JsonCursor json) {
    if (!json.isObject()) return unreadable(kind, "the content is no object");
    return switch (kind) {
      case MESSAGE, CHANNEL_POST -> message(kind, json, Update.NewMessage::new);
      case EDITED_MESSAGE, EDITED_CHANNEL_POST -> message(kind, json, Update.EditedMessage::new);
      case CALLBACK_QUERY -> new ButtonReader(json).read();
      case MY_CHAT_MEMBER -> new MembershipReader(json).read();
      case MESSAGE_REACTION -> new ReactionReader(json).read();
      case PRE_CHECKOUT_QUERY -> new PreCheckoutReader(json).read();
      case BUSINESS_CONNECTION,
          BUSINESS_MESSAGE,
          EDITED_BUSINESS_MESSAGE,
          DELETED_BUSINESS_MESSAGES,
          GUEST_MESSAGE,
          MESSAGE_REACTION_COUNT,
          INLINE_QUERY,
          CHOSEN_INLINE_RESULT,
          SHIPPING_QUERY,
          PURCHASED_PAID_MEDIA,
          POLL,
          POLL_ANSWER,
          CHAT_MEMBER,
          CHAT_JOIN_REQUEST,
          CHAT_BOOST,
          REMOVED_CHAT_BOOST,
          MANAGED_BOT,
          SUBSCRIPTION ->
          id -> new Update.Known(id, kind.field());
    };
  }

  static LongFunction<Update> unreadable(UpdateKind kind, String defect) {
    return id -> new Update.Unreadable(id, kind.field(), defect);
  }

  private interface MessageUpdate {
    Update of(long updateId, IncomingMessage message);
  }

  private static LongFunction<Update> message(
      UpdateKind kind, JsonCursor json, MessageUpdate update) {
    MessageReader reader = new MessageReader(json).read();
    var defect = reader.defect();
    if (defect != null) return unreadable(kind, defect);
    return id -> update.of(id, reader.message());
  }
}
