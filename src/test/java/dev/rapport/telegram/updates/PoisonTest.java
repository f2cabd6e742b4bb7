package dev.rapport.telegram.updates;

import static dev.rapport.telegram.updates.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonTest {
  private final UpdateReader reader = new StreamingUpdateReader();

  @ParameterizedTest
  @ValueSource(strings = {"reply_to_message", "hologram", "rich_message", "chat"})
  void nestingOfTenThousandLevelsIsADefectAndBreaksNothing(String field) {
    String json =
        Samples.message(
            "\"%s\":".formatted(field)
                + "{\"%s\":".formatted(field).repeat(10_000)
                + "1"
                + "}".repeat(10_000));

    assertThat(reader.envelope(42, bytes(json)).defect()).contains("deeper");
    assertThat(reader.envelope(42, bytes(json)).updateId()).isEqualTo(7);
    assertThat(reader.read(bytes(json)).updateId()).isEqualTo(7);
  }

  @Test
  void deepRichTextIsReadAsFarAsItIsSane() {
    String json =
        Samples.message(
            "\"rich_message\":{\"blocks\":["
                + "{\"text\":[".repeat(400)
                + "\"deep\""
                + "]}".repeat(400)
                + ",{\"text\":\"flat\"}]}");

    assertThat(message(json).text()).isEqualTo("flat");
  }

  @Test
  void tenMegabytesAreADefect() {
    byte[] body = bytes(Samples.text("x".repeat(10_000_000)));

    UpdateEnvelope envelope = reader.envelope(42, body);

    assertThat(envelope.defect()).contains("larger");
    assertThat(envelope.lane()).isEqualTo("42:1001");
    assertThat(reader.read(body)).isInstanceOf(Update.NewMessage.class);
  }

  @Test
  void nulAndLoneSurrogatesAreReplacedInPlace() {
    IncomingMessage message =
        message(Samples.text("a\\u0000b\\ud83dc\\ude00d\\ud83d\\ude00e\\ud83d"));

    assertThat(message.text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD83D\uDE00e\uFFFD");
  }

  @Test
  void hugeNumbersReadAsAbsent() {
    String huge = "9".repeat(100_000);
    String json =
        Samples.message("\"message_thread_id\":%s,\"is_topic_message\":true".formatted(huge));

    assertThat(message(json).topicId()).isNull();
    assertThat(message(json.replace("1762300800", "1e999")).sentAt()).isEqualTo(Instant.EPOCH);
    assertThat(message(json.replace("1762300800", "9223372036854775807")).sentAt())
        .isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\":{\"text\":\"no\"}",
        "\"text\":[[[]]]",
        "\"from\":\"Ann\"",
        "\"entities\":{\"type\":\"bold\"}",
        "\"entities\":[1,null,{\"type\":5,\"offset\":\"0\",\"length\":1e3},{\"type\":\"bold\",\"offset\":0,\"length\":99999999999}]",
        "\"photo\":{\"file_id\":\"x\"}",
        "\"photo\":[[],{},7]",
        "\"voice\":\"x\"",
        "\"reply_to_message\":[1]",
        "\"rich_message\":\"x\"",
        "\"rich_message\":{\"blocks\":7}",
        "\"is_topic_message\":\"true\"",
        "\"message_thread_id\":\"7\"",
        "\"caption\":7",
        "\"date\":\"yesterday\""
      })
  void anOptionalFieldOfAWrongTypeIsSkipped(String field) {
    IncomingMessage message = message(Samples.message(field));

    assertThat(message.messageId()).isEqualTo(11);
    assertThat(message.text()).isEmpty();
    assertThat(message.entities()).isEmpty();
    assertThat(message.attachments()).isEmpty();
    assertThat(message.topicId()).isNull();
  }

  static Stream<String> broken() {
    String ann = Samples.ANN;
    return Stream.of(
        Samples.update("message", "7"),
        Samples.update("message", "[]"),
        Samples.update("message", "{\"message_id\":1}"),
        Samples.update("message", "{\"message_id\":1,\"chat\":{\"id\":\"5\"}}"),
        Samples.update("message", "{\"message_id\":1,\"chat\":5}"),
        Samples.update("callback_query", "{}"),
        Samples.update("my_chat_member", "{\"from\":%s}".formatted(ann)),
        Samples.update("message_reaction", "{\"user\":%s}".formatted(ann)),
        Samples.update("pre_checkout_query", "{\"id\":\"1\"}"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void requiredContentOfAWrongTypeMakesAnUpdateUnreadable(String json) {
    assertThat(reader.read(bytes(json)))
        .isInstanceOfSatisfying(
            Update.Unreadable.class,
            update -> {
              assertThat(update.updateId()).isEqualTo(7);
              assertThat(update.defect()).isNotBlank();
            });
    assertThat(reader.envelope(42, bytes(json)).defect()).isNotBlank();
  }

  @Test
  void aMessageWithoutItsIdIsUnreadableToo() {
    String json = Samples.update("message", "{\"chat\":{\"id\":5}}");

    assertThat(reader.read(bytes(json))).isInstanceOf(Update.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "{", "{\"update_id\":7,\"message\":{\"chat\":", "\u0000", "{\"a\":tru}"})
  void whatIsNotJsonIsUnreadable(String body) {
    assertThat(reader.read(bytes(body)))
        .isInstanceOfAny(Update.Unreadable.class, Update.UnknownKind.class);
  }

  @Test
  void theFirstOfTwoFieldsWithOneNameCounts() {
    String json =
        "{\"update_id\":7,\"update_id\":8,\"message\":{\"message_id\":1,\"chat\":{\"id\":5}},"
            + "\"message\":{\"message_id\":2,\"chat\":{\"id\":6}},\"poll\":{}}";

    assertThat(reader.envelope(42, bytes(json)).updateId()).isEqualTo(7);
    assertThat(reader.envelope(42, bytes(json)).lane()).isEqualTo("42:5");
    assertThat(message(json).messageId()).isEqualTo(1);
    assertThat(reader.read(bytes(json)).updateId()).isEqualTo(7);
  }

  @Test
  void bytesThatAreNoUtf8AreNotJson() {
    byte[] body = bytes(Samples.text("????"));
    for (int i = 0; i < body.length; i++) if (body[i] == '?') body[i] = (byte) 0xED;

    assertThatThrownBy(() -> reader.envelope(42, body))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(reader.read(body)).isInstanceOf(Update.Unreadable.class);
  }

  private IncomingMessage message(String json) {
    Update update = reader.read(bytes(json));
    assertThat(update).isInstanceOf(Update.NewMessage.class);
    return ((Update.NewMessage) update).message();
  }
}
