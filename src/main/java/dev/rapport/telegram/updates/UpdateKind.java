package dev.rapport.telegram.updates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of update in Bot API 10.3, and which lane each goes to.
enum UpdateKind {
  MESSAGE(Lane.CHAT),
  EDITED_MESSAGE(Lane.CHAT),
  CHANNEL_POST(Lane.CHAT),
  EDITED_CHANNEL_POST(Lane.CHAT),
  BUSINESS_CONNECTION(Lane.ANY),
  BUSINESS_MESSAGE(Lane.CHAT),
  EDITED_BUSINESS_MESSAGE(Lane.CHAT),
  DELETED_BUSINESS_MESSAGES(Lane.CHAT),
  GUEST_MESSAGE(Lane.CHAT),
  MESSAGE_REACTION(Lane.CHAT),
  MESSAGE_REACTION_COUNT(Lane.CHAT),
  INLINE_QUERY(Lane.EXPRESS),
  CHOSEN_INLINE_RESULT(Lane.ANY),
  CALLBACK_QUERY(Lane.EXPRESS),
  SHIPPING_QUERY(Lane.EXPRESS),
  PRE_CHECKOUT_QUERY(Lane.EXPRESS),
  PURCHASED_PAID_MEDIA(Lane.ANY),
  POLL(Lane.ANY),
  POLL_ANSWER(Lane.ANY),
  MY_CHAT_MEMBER(Lane.CHAT),
  CHAT_MEMBER(Lane.CHAT),
  CHAT_JOIN_REQUEST(Lane.CHAT),
  CHAT_BOOST(Lane.CHAT),
  REMOVED_CHAT_BOOST(Lane.CHAT),
  MANAGED_BOT(Lane.ANY),
  SUBSCRIPTION(Lane.ANY);

  /// What an envelope says when it has no content that we know.
  static final String UNKNOWN = "unknown";

  private static final Map<String, UpdateKind> BY_FIELD =
      Arrays.stream(values()).collect(Collectors.toMap(UpdateKind::field, Function.identity()));

  private final String field;
  private final Lane lane;

  UpdateKind(Lane lane) {
    this.field = name().toLowerCase(Locale.ROOT);
    this.lane = lane;
  }

  /// Which lane an update goes to.
  enum Lane {
    /// The chat's; an update without one is defective.
    CHAT,
    /// The express lane of the chat, or of the person where there is no chat.
    EXPRESS,
    /// The chat's or the person's, or one for the whole bot where there is neither.
    ANY
  }

  static Optional<UpdateKind> of(String field) {
    return Optional.ofNullable(BY_FIELD.get(field));
  }

  /// The name of its field in an update.
  String field() {
    return field;
  }

  Lane lane() {
    return lane;
  }
}
