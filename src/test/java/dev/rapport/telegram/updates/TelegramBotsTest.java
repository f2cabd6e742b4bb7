package dev.rapport.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/// Compares what we know with what an independent library of the Bot API knows.
class TelegramBotsTest {
  /// Fields of a message that are neither files nor service messages.
  private static final Set<String> OTHERS =
      Set.of(
          "author_signature",
          "business_connection_id",
          "caption",
          "caption_entities",
          "chat",
          "checklist",
          "contact",
          "date",
          "dice",
          "direct_messages_topic",
          "edit_date",
          "effect_id",
          "entities",
          "ephemeral_message_id",
          "external_reply",
          "forward_date",
          "forward_from",
          "forward_from_chat",
          "forward_from_message_id",
          "forward_origin",
          "forward_sender_name",
          "forward_signature",
          "from",
          "game",
          "giveaway",
          "giveaway_winners",
          "guest_bot_caller_chat",
          "guest_bot_caller_user",
          "guest_query_id",
          "has_media_spoiler",
          "has_protected_content",
          "invoice",
          "is_automatic_forward",
          "is_from_offline",
          "is_paid_post",
          "is_topic_message",
          "link_preview_options",
          "location",
          "media_group_id",
          "message_id",
          "message_thread_id",
          "paid_media",
          "paid_star_count",
          "photo",
          "poll",
          "quote",
          "receiver_user",
          "reply_markup",
          "reply_to_checklist_task_id",
          "reply_to_message",
          "reply_to_poll_option_id",
          "reply_to_story",
          "rich_message",
          "sender_boost_count",
          "sender_business_bot",
          "sender_chat",
          "sender_tag",
          "show_caption_above_media",
          "story",
          "suggested_post_info",
          "text",
          "venue",
          "via_bot");

  @Test
  void everyKindOfUpdateIsKnown() {
    Set<String> kinds = fields(Update.class);
    kinds.remove("update_id");

    Set<String> known =
        Arrays.stream(UpdateKind.values()).map(UpdateKind::field).collect(Collectors.toSet());
    assertThat(known).containsAll(kinds);
  }

  @Test
  void everyFieldOfAMessageIsAFileAServiceMessageOrContent() {
    Set<String> fields = fields(Message.class);

    fields.removeAll(MessageFields.FILES);
    fields.removeAll(MessageFields.SERVICE);
    assertThat(fields).isEqualTo(OTHERS);
  }

  @Test
  void oneFieldOfAWrongTypeCostsThatLibraryTheWholeUpdateAndUsTheField() {
    byte[] body = Samples.bytes(Samples.message("\"text\":\"hi\",\"voice\":\"x\""));

    assertThatThrownBy(() -> new ObjectMapper().readValue(body, Update.class))
        .isInstanceOf(DatabindException.class);
    assertThat(new StreamingUpdateReader().read(body))
        .isInstanceOfSatisfying(
            dev.rapport.telegram.Update.NewMessage.class,
            update -> assertThat(update.message().text()).isEqualTo("hi"));
  }

  private static Set<String> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .flatMap(TelegramBotsTest::jsonName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> jsonName(Field field) {
    return Optional.ofNullable(field.getAnnotation(JsonProperty.class))
        .map(JsonProperty::value)
        .stream();
  }
}
