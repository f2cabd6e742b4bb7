package dev.rapport.telegram.updates;

import static dev.rapport.telegram.updates.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.IncomingMessage.Attachment;
import dev.rapport.telegram.IncomingMessage.Chat;
import dev.rapport.telegram.IncomingMessage.RepliedMessage;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.TextEntity;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingUpdatesTest {
  private static final Person ANN = new Person(1001, false, "Ann", "Lee", "annlee", "de");
  private static final Chat PRIVATE = new Chat(1001, Chat.Kind.PRIVATE, null);

  private final UpdateReader reader = new StreamingUpdateReader();

  @Test
  void aMessageInATopicIsReadWithAllThatMatters() {
    Update update = reader.read(bytes(Samples.IN_TOPIC));

    var rapport = new Person(4242, true, "Rapport", null, "rapport_bot", null);
    var message =
        new IncomingMessage(
            new Chat(-1002003004005L, Chat.Kind.SUPERGROUP, "Friends of Rapport"),
            5120,
            77L,
            ANN,
            Instant.ofEpochSecond(1762300800),
            "@rapport_bot let us talk about the *sea* and https://example.org/waves",
            List.of(
                TextEntity.of("mention", 0, 12),
                TextEntity.of("bold", 36, 3),
                new TextEntity("text_link", 45, 25, "https://example.org/", null)),
            new RepliedMessage(5119, rapport, "What shall we talk about?"),
            List.of(),
            null);
    assertThat(update).isEqualTo(new Update.NewMessage(873201551, message));
  }

  @Test
  void aThreadIdWithoutATopicIsNoTopic() {
    IncomingMessage message = message("\"message_thread_id\":77,\"text\":\"hi\"");

    assertThat(message.topicId()).isNull();
  }

  @Test
  void theServiceMessageThatOpenedATopicIsNoRepliedMessage() {
    IncomingMessage message =
        message(
            """
            "message_thread_id":77,"is_topic_message":true,"text":"hi","reply_to_message":
            {"message_id":77,"chat":{"id":1001,"type":"private"},"date":1,"forum_topic_created":{"name":"Sea"}}\
            """);

    assertThat(message.replyTo()).isNull();
    assertThat(message.topicId()).isEqualTo(77);
  }

  @Test
  void aMessageOnBehalfOfAChatHasNoSender() {
    IncomingMessage message = message("\"sender_chat\":{\"id\":-5,\"type\":\"channel\"}");

    assertThat(message.sender()).isNull();
  }

  @Test
  void aPhotoIsReadInItsLargestSizeWithTheCaptionAsText() {
    IncomingMessage message =
        message(
            """
            "photo":[{"file_id":"small","width":90,"height":67,"file_size":1253},
            {"file_id":"large","width":1280,"height":960,"file_size":150000},
            {"file_id":"medium","width":320,"height":240}],
            "caption":"my cat","caption_entities":[{"type":"bold","offset":3,"length":3}]\
            """);

    assertThat(message.attachments())
        .containsExactly(new Attachment("photo", "large", null, null, 150000));
    assertThat(message.text()).isEqualTo("my cat");
    assertThat(message.entities()).containsExactly(TextEntity.of("bold", 3, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "animation",
        "audio",
        "document",
        "live_photo",
        "sticker",
        "video",
        "video_note",
        "voice"
      })
  void aFileIsReadWithItsKind(String kind) {
    IncomingMessage message =
        message(
            "\"%s\":{\"file_id\":\"f\",\"file_name\":\"n\",\"mime_type\":\"a/b\",\"file_size\":5}"
                .formatted(kind));

    assertThat(message.attachments()).containsExactly(new Attachment(kind, "f", "n", "a/b", 5));
  }

  @Test
  void anAnimationIsNotADocumentToo() {
    IncomingMessage message =
        message("\"document\":{\"file_id\":\"d\"},\"animation\":{\"file_id\":\"a\"}");

    assertThat(message.attachments())
        .containsExactly(new Attachment("animation", "a", null, null, -1));
  }

  @Test
  void theTextOfARichMessageIsReadBlockByBlock() {
    IncomingMessage message =
        message(
            """
            "rich_message":{"blocks":[
            {"type":"heading","size":1,"text":"Tides"},
            {"type":"paragraph","text":["The ",{"type":"bold","text":["sea ",{"type":"italic","text":"rises"}]},
             {"type":"custom_emoji","custom_emoji_id":"5","alternative_text":"🌊"},"."]},
            {"type":"list","items":[{"label":"1.","blocks":[{"type":"paragraph","text":"ebb"}]},
             {"label":"2.","blocks":[{"type":"paragraph","text":"flow"}]}]},
            {"type":"table","cells":[[{"text":"high"},{"text":"low"}],[{"text":"4 m"},{"text":"1 m"}]]},
            {"type":"details","summary":"Why?","blocks":[{"type":"mathematical_expression","expression":"F=ma"}]},
            {"type":"new_block","text":"And so on","strength":9}]}\
            """);

    assertThat(message.text())
        .isEqualTo(
            """
            Tides
            The sea rises🌊.
            1. ebb
            2. flow
            high\tlow
            4 m\t1 m
            Why?
            F=ma
            And so on\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new_chat_members", "pinned_message", "forum_topic_edited", "gift"})
  void aServiceMessageSaysWhichItIs(String field) {
    assertThat(message("\"%s\":{}".formatted(field)).service()).isEqualTo(field);
    assertThat(message("\"text\":\"hi\"").service()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "private,5,PRIVATE",
    "group,-5,GROUP",
    "supergroup,-5,SUPERGROUP",
    "channel,-5,CHANNEL",
    "community,-5,SUPERGROUP",
    "salon,5,PRIVATE"
  })
  void aChatOfANewKindIsTakenForWhatItsIdLooksLike(String type, long id, Chat.Kind kind) {
    String json =
        Samples.update(
            "channel_post",
            "{\"message_id\":1,\"date\":1,\"chat\":{\"id\":%d,\"type\":\"%s\"}}"
                .formatted(id, type));

    assertThat(reader.read(bytes(json)))
        .isInstanceOfSatisfying(
            Update.NewMessage.class,
            update -> assertThat(update.message().chat()).isEqualTo(new Chat(id, kind, null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"edited_message", "edited_channel_post"})
  void anEditedMessageIsToldFromANewOne(String kind) {
    String json = Samples.text("better").replaceFirst("\"message\"", "\"%s\"".formatted(kind));

    assertThat(reader.read(bytes(json)))
        .isInstanceOfSatisfying(
            Update.EditedMessage.class,
            update -> assertThat(update.message().text()).isEqualTo("better"));
  }

  @Test
  void aPressedButtonIsReadWithItsPlace() {
    String json =
        Samples.update(
            "callback_query",
            """
            {"id":"99","from":%s,"chat_instance":"1","data":"stop:5","message":{"message_id":12,
            "message_thread_id":3,"is_topic_message":true,"chat":%s,"date":0}}\
            """
                .formatted(Samples.ANN, Samples.PRIVATE_CHAT));

    assertThat(reader.read(bytes(json)))
        .isEqualTo(new Update.ButtonPressed(7, "99", ANN, "stop:5", PRIVATE, 12, 3L));
  }

  @Test
  void aButtonOfAnInlineMessageHasNoChat() {
    String json =
        Samples.update(
            "callback_query",
            "{\"id\":\"99\",\"from\":%s,\"inline_message_id\":\"x\"}".formatted(Samples.ANN));

    assertThat(reader.read(bytes(json)))
        .isEqualTo(new Update.ButtonPressed(7, "99", ANN, "", null, 0, null));
  }

  @ParameterizedTest
  @CsvSource({
    "member,true",
    "administrator,true",
    "creator,true",
    "left,false",
    "kicked,false",
    "restricted,false"
  })
  void theBotsMembershipSaysWhetherItCanWrite(String status, boolean present) {
    String json =
        Samples.update(
            "my_chat_member",
            """
            {"chat":%s,"from":%s,"date":1,"old_chat_member":{"status":"left"},
            "new_chat_member":{"user":{"id":42},"status":"%s","can_send_messages":false}}\
            """
                .formatted(Samples.PRIVATE_CHAT, Samples.ANN, status));

    assertThat(reader.read(bytes(json)))
        .isEqualTo(new Update.BotMembership(7, PRIVATE, ANN, present));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "[],[👍],👍",
        "[👍],[👍;🔥],🔥",
        "[👍;🔥],[👍],none",
        "[👍],[],none",
        "[],[custom],none"
      })
  void aReactionIsTheOneThatWasAdded(String before, String now, String expected) {
    String json =
        Samples.update(
            "message_reaction",
            "{\"chat\":%s,\"message_id\":5,\"user\":%s,\"date\":1,\"old_reaction\":%s,\"new_reaction\":%s}"
                .formatted(Samples.PRIVATE_CHAT, Samples.ANN, reactions(before), reactions(now)));

    assertThat(reader.read(bytes(json)))
        .isEqualTo(new Update.Reaction(7, PRIVATE, 5, ANN, expected));
  }

  private static String reactions(String emojis) {
    String json =
        emojis.replaceAll("[^\\[\\];]+", "{\"type\":\"emoji\",\"emoji\":\"$0\"}").replace(';', ',');
    return json.replace("\"emoji\":\"custom\"", "\"custom_emoji_id\":\"1\"");
  }

  @Test
  void aCheckoutIsReadWithWhatIsPaid() {
    String json =
        Samples.update(
            "pre_checkout_query",
            """
            {"id":"q","from":%s,"currency":"XTR","total_amount":250,"invoice_payload":"plan:week"}\
            """
                .formatted(Samples.ANN));

    assertThat(reader.read(bytes(json)))
        .isEqualTo(new Update.PreCheckout(7, "q", ANN, "XTR", 250, "plan:week"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"business_message", "guest_message", "poll", "subscription", "managed_bot"})
  void aKindThatNothingIsDoneWithIsKnown(String kind) {
    assertThat(reader.read(bytes(Samples.update(kind, "{}")))).isEqualTo(new Update.Known(7, kind));
  }

  @Test
  void aKindThatNobodyKnewIsTold() {
    assertThat(reader.read(bytes(Samples.update("hologram", "{}"))))
        .isEqualTo(new Update.UnknownKind(7, "hologram"));
    assertThat(reader.read(bytes("{\"update_id\":7}")))
        .isEqualTo(new Update.UnknownKind(7, "unknown"));
    assertThat(reader.read(bytes("{\"update_id\":7,\"evil\\nname\":{}}")))
        .isEqualTo(new Update.UnknownKind(7, "unknown"));
  }

  private IncomingMessage message(String fields) {
    Update update = reader.read(bytes(Samples.message(fields)));
    assertThat(update).isInstanceOf(Update.NewMessage.class);
    return ((Update.NewMessage) update).message();
  }
}
