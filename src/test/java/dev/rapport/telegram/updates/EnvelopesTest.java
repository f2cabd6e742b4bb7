package dev.rapport.telegram.updates;

import static dev.rapport.telegram.updates.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
  private final UpdateReader reader = new StreamingUpdateReader();

  @Test
  void aMessageGoesToTheLaneOfItsChatWithItsBodyUntouched() {
    byte[] body = bytes(Samples.IN_TOPIC);

    UpdateEnvelope envelope = reader.envelope(42, body);

    assertThat(envelope.botId()).isEqualTo(42);
    assertThat(envelope.updateId()).isEqualTo(873201551);
    assertThat(envelope.kind()).isEqualTo("message");
    assertThat(envelope.lane()).isEqualTo("42:-1002003004005");
    assertThat(envelope.body()).isSameAs(body);
    assertThat(envelope.defect()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "edited_message,{'chat':{'id':5}},42:5",
    "channel_post,{'chat':{'id':-5}},42:-5",
    "my_chat_member,{'from':{'id':6};'chat':{'id':5}},42:5",
    "message_reaction,{'user':{'id':6};'chat':{'id':5}},42:5",
    "chat_member,{'chat':{'id':5}},42:5",
    "callback_query,{'from':{'id':6};'message':{'message_id':1;'chat':{'id':5}}},42:5:express",
    "callback_query,{'from':{'id':6}},42:6:express",
    "pre_checkout_query,{'id':'1';'from':{'id':6}},42:6:express",
    "shipping_query,{'from':{'id':6}},42:6:express",
    "inline_query,{'from':{'id':6}},42:6:express",
    "chosen_inline_result,{'from':{'id':6}},42:6",
    "subscription,{'user':{'id':6}},42:6",
    "poll_answer,{'voter_chat':{'id':6}},42:0",
    "poll,{'id':'1'},42:0"
  })
  void eachKindHasItsLane(String kind, String content, String lane) {
    String json = Samples.update(kind, content.replace('\'', '"').replace(';', ','));

    UpdateEnvelope envelope = reader.envelope(42, bytes(json));

    assertThat(envelope.kind()).isEqualTo(kind);
    assertThat(envelope.lane()).isEqualTo(lane);
    assertThat(envelope.defect()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stop", "/STOP", "/stop@rapport_bot", "/stop please", "/stop\\nnow"})
  void theStopCommandTakesTheExpressLane(String text) {
    assertThat(reader.envelope(42, bytes(Samples.text(text))).lane()).isEqualTo("42:1001:express");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stopwatch", "stop", " /stop", "please /stop", "/sto", ""})
  void otherTextsDoNot(String text) {
    assertThat(reader.envelope(42, bytes(Samples.text(text))).lane()).isEqualTo("42:1001");
  }

  @Test
  void anEditedStopCommandDoesNotEither() {
    String json = Samples.text("/stop").replaceFirst("\"message\"", "\"edited_message\"");

    assertThat(reader.envelope(42, bytes(json)).lane()).isEqualTo("42:1001");
  }

  @Test
  void aStopCommandInWhatIsRepliedToDoesNotEither() {
    String json =
        Samples.message(
            "\"reply_to_message\":{\"chat\":{\"id\":9},\"text\":\"/stop\"},\"text\":\"why?\"");

    assertThat(reader.envelope(42, bytes(json)).lane()).isEqualTo("42:1001");
  }

  @Test
  void theIdsMayComeAfterTheContentAndTheChatAfterTheText() {
    String json =
        "{\"message\":{\"text\":\"/stop\",\"chat\":{\"title\":\"x\",\"id\":5}},\"update_id\":9}";

    UpdateEnvelope envelope = reader.envelope(42, bytes(json));

    assertThat(envelope.updateId()).isEqualTo(9);
    assertThat(envelope.lane()).isEqualTo("42:5:express");
  }

  @Test
  void anUnknownKindIsStoredInTheLaneItSeemsToBelongTo() {
    UpdateEnvelope envelope =
        reader.envelope(42, bytes(Samples.update("hologram", "{\"chat\":{\"id\":5}}")));

    assertThat(envelope.kind()).isEqualTo("unknown");
    assertThat(envelope.lane()).isEqualTo("42:5");
    assertThat(envelope.defect()).isNull();
  }

  @Test
  void aKnownKindWinsOverAnUnknownFieldBeforeIt() {
    String json =
        "{\"update_id\":7,\"flags\":{\"chat\":{\"id\":1}},\"message\":{\"chat\":{\"id\":5}}}";

    UpdateEnvelope envelope = reader.envelope(42, bytes(json));

    assertThat(envelope.kind()).isEqualTo("message");
    assertThat(envelope.lane()).isEqualTo("42:5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "hello",
        "{}",
        "{\"update_id\":null}",
        "{\"update_id\":\"7\"}",
        "{\"update_id\":7.5}",
        "{\"update_id\":123456789012345678901234567890}",
        "{\"update_id\":7",
        "{\"update_id\":7}}",
        "{\"update_id\":7}{\"update_id\":8}",
        "{\"update_id\":7,\"message\":{\"text\":\"a\u0000b\"}}",
        "{'update_id':7}"
      })
  void whatIsNoUpdateIsRefusedWithoutQuotingIt(String body) {
    assertThatThrownBy(() -> reader.envelope(42, bytes(body)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hello")
        .hasNoCause();
  }
}
