package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EditingTest {
  private final SettableClock clock = new SettableClock();
  private final SimulatedTelegram telegram = new SimulatedTelegram(clock).withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private int sent(String more) {
    return telegram
        .result("sendMessage", "{'chat_id':%d,%s}".formatted(ALICE, more))
        .path("message_id")
        .intValue();
  }

  private String edit(int id, String more) {
    return "{'chat_id':%d,'message_id':%d,%s}".formatted(ALICE, id, more);
  }

  @Test
  void anEditChangesTheTextAndSaysWhen() {
    int id = sent("'text':'one'");
    clock.goOn(Duration.ofSeconds(9));

    JsonNode edited = telegram.result("editMessageText", edit(id, "'text':'two'"));

    assertThat(edited.path("text").stringValue()).isEqualTo("two");
    assertThat(edited.path("edit_date").longValue() - edited.path("date").longValue()).isEqualTo(9);
    assertThat(
            telegram.events(0, "edited", 1).getFirst().path("message").path("text").stringValue())
        .isEqualTo("two");
  }

  @Test
  void theSameAgainIsNotModified() {
    int id = sent("'text':'one'");

    assertThat(telegram.refusal("editMessageText", edit(id, "'text':' one '")))
        .isEqualTo(
            "Bad Request: message is not modified: specified new message content and reply markup"
                + " are exactly the same as a current content and reply markup of the message");
  }

  @Test
  void aKeyboardThatIsNotGivenAgainIsGone() {
    String keyboard = "'reply_markup':{'inline_keyboard':[[{'text':'Stop','callback_data':'s'}]]}";
    int id = sent("'text':'one'," + keyboard);

    JsonNode kept = telegram.result("editMessageText", edit(id, "'text':'two'," + keyboard));
    JsonNode gone = telegram.result("editMessageText", edit(id, "'text':'two'"));
    JsonNode back = telegram.result("editMessageReplyMarkup", edit(id, keyboard));

    assertThat(kept.has("reply_markup")).isTrue();
    assertThat(gone.has("reply_markup")).isFalse();
    assertThat(back.path("reply_markup").path("inline_keyboard")).hasSize(1);
  }

  @Test
  void onlyOnesOwnTextsCanBeEdited() {
    int foreign = telegram.write(ALICE, "mine").path("message_id").intValue();

    assertThat(telegram.refusal("editMessageText", edit(foreign, "'text':'x'")))
        .isEqualTo("Bad Request: message can't be edited");
    assertThat(telegram.refusal("editMessageText", edit(77, "'text':'x'")))
        .isEqualTo("Bad Request: message to edit not found");
    assertThat(telegram.refusal("editMessageText", "{'chat_id':%d,'text':'x'}".formatted(ALICE)))
        .isEqualTo("Bad Request: message identifier is not specified");
    assertThat(telegram.refusal("editMessageText", edit(-1, "'text':'x'")))
        .isEqualTo("Bad Request: message identifier is not specified");
    assertThat(telegram.refusal("editMessageText", "{'inline_message_id':'x','text':'x'}"))
        .isEqualTo("Bad Request: MESSAGE_ID_INVALID");
  }

  @Test
  void aDeletedMessageIsGone() {
    int id = sent("'text':'one'");

    telegram.result("deleteMessage", edit(id, "'x':1"));

    assertThat(telegram.refusal("deleteMessage", edit(id, "'x':1")))
        .isEqualTo("Bad Request: message to delete not found");
    assertThat(telegram.events(0, "deleted", 1).getFirst().path("message_id").intValue())
        .isEqualTo(id);
  }

  @Test
  void severalAreDeletedAtOnceAndTheMissingPassedOver() {
    int one = sent("'text':'one'");
    int two = sent("'text':'two'");

    telegram.result(
        "deleteMessages", "{'chat_id':%d,'message_ids':[%d,%d,99]}".formatted(ALICE, one, two));

    assertThat(telegram.sim("GET", "/sim/chats/" + ALICE + "/messages", "")).isEmpty();
    assertThat(telegram.refusal("deleteMessages", "{'chat_id':%d}".formatted(ALICE)))
        .isEqualTo("Bad Request: message_ids is empty");
    assertThat(
            telegram.refusal("deleteMessages", "{'chat_id':%d,'message_ids':[]}".formatted(ALICE)))
        .isEqualTo("Bad Request: message_ids is empty");
  }

  @Test
  void whatIsOlderThanTwoDaysCannotBeDeleted() {
    int id = sent("'text':'one'");
    clock.goOn(Duration.ofDays(3));

    assertThat(telegram.refusal("deleteMessage", edit(id, "'x':1")))
        .isEqualTo("Bad Request: message can't be deleted");
  }

  @Test
  void amongMembersOthersMessagesCannotBeDeleted() {
    long group = telegram.chat("Friends");
    int foreign =
        telegram
            .sim(
                "POST",
                "/sim/chats/" + group + "/messages",
                "{'from':%d,'text':'x'}".formatted(ALICE))
            .path("message_id")
            .intValue();

    assertThat(
            telegram.refusal(
                "deleteMessage", "{'chat_id':%d,'message_id':%d}".formatted(group, foreign)))
        .isEqualTo("Bad Request: message can't be deleted");
  }

  @Test
  void forwardsAndCopiesCarryTheContent() {
    int id = telegram.write(ALICE, "look at @this").path("message_id").intValue();
    String what =
        "{'chat_id':%d,'from_chat_id':%d,'message_id':%d}"
            .formatted(telegram.chat("Friends"), ALICE, id);

    JsonNode forwarded = telegram.result("forwardMessage", what);
    JsonNode copied = telegram.result("copyMessage", what);

    assertThat(forwarded.path("text").stringValue()).isEqualTo("look at @this");
    assertThat(forwarded.path("entities")).hasSize(1);
    assertThat(forwarded.path("forward_origin").path("sender_user").path("id").longValue())
        .isEqualTo(ALICE);
    assertThat(copied.propertyNames()).containsExactly("message_id");
    assertThat(
            telegram.refusal("copyMessage", what.replace("'message_id':" + id, "'message_id':88")))
        .isEqualTo("Bad Request: message to copy not found");
  }
}
