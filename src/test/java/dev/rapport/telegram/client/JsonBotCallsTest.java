package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.BotCalls.Button;
import dev.rapport.telegram.BotCalls.Command;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBotCallsTest {
  private static final FormattedText HI = FormattedText.plain("hi \"there\"");
  private static final FormattedText CODE =
      new FormattedText(
          "run it",
          List.of(
              new TextEntity("pre", 0, 3, null, "java"),
              new TextEntity("text_link", 4, 2, "https://example.org", null)));

  private final BotCalls calls = new JsonBotCalls();

  @Test
  void aPlainMessageHasJustItsText() {
    assertThat(calls.sendMessage(new Destination(5, null), HI, null, null))
        .isEqualTo(call("sendMessage", 5, "{'chat_id':5,'text':'hi \\\"there\\\"'}"));
  }

  @Test
  void aMessageMayBeFormattedAReplyInATopicAndHaveAButton() {
    BotCall call =
        calls.sendMessage(new Destination(-5, 7L), CODE, 99L, new Button("Again", "again:1"));

    assertThat(call)
        .isEqualTo(
            call(
                "sendMessage",
                -5,
                "{'chat_id':-5,'message_thread_id':7,'text':'run it','entities':["
                    + "{'type':'pre','offset':0,'length':3,'language':'java'},"
                    + "{'type':'text_link','offset':4,'length':2,'url':'https://example.org'}],"
                    + "'reply_parameters':{'message_id':99,'allow_sending_without_reply':true},"
                    + "'reply_markup':{'inline_keyboard':[[{'text':'Again','callback_data':'again:1'}]]}}"));
  }

  @Test
  void anEditNamesItsMessage() {
    assertThat(calls.editMessage(5, 12, HI, new Button("Stop", "stop")))
        .isEqualTo(
            call(
                "editMessageText",
                5,
                "{'chat_id':5,'message_id':12,'text':'hi \\\"there\\\"',"
                    + "'reply_markup':{'inline_keyboard':[[{'text':'Stop','callback_data':'stop'}]]}}"));
  }

  @Test
  void aDraftHasItsId() {
    assertThat(calls.sendDraft(new Destination(5, 7L), 3, FormattedText.plain("hi")))
        .isEqualTo(
            call(
                "sendMessageDraft",
                5,
                "{'chat_id':5,'message_thread_id':7,'draft_id':3,'text':'hi'}"));
  }

  @Test
  void typingAndAnswersToButtonsAreSmall() {
    assertThat(calls.sendTyping(new Destination(5, null)))
        .isEqualTo(call("sendChatAction", 5, "{'chat_id':5,'action':'typing'}"));
    assertThat(calls.answerCallback("99", null))
        .isEqualTo(call("answerCallbackQuery", 0, "{'callback_query_id':'99'}"));
    assertThat(calls.answerCallback("99", "Stopped"))
        .isEqualTo(call("answerCallbackQuery", 0, "{'callback_query_id':'99','text':'Stopped'}"));
  }

  @Test
  void theMenuHasItsCommandsForALanguage() {
    assertThat(calls.setCommands(List.of(new Command("new", "Neu anfangen")), "de"))
        .isEqualTo(
            call(
                "setMyCommands",
                0,
                "{'commands':[{'command':'new','description':'Neu anfangen'}],'language_code':'de'}"));
    assertThat(calls.setCommands(List.of(), null))
        .isEqualTo(call("setMyCommands", 0, "{'commands':[]}"));
  }

  @Test
  void formattingIsTakenOutOfACallAndAllElseStays() {
    BotCall formatted =
        calls.sendMessage(new Destination(-5, 7L), CODE, 99L, new Button("Again", "x"));
    BotCall plain =
        calls.sendMessage(
            new Destination(-5, 7L), FormattedText.plain("run it"), 99L, new Button("Again", "x"));

    assertThat(calls.withoutFormatting(formatted)).isEqualTo(plain);
    assertThat(calls.withoutFormatting(plain)).isEqualTo(plain);
  }

  @Test
  void aCallIsTurnedToAnotherChat() {
    BotCall call = calls.sendMessage(new Destination(-5, null), CODE, 99L, null);

    BotCall turned = calls.forChat(call, -1005);

    assertThat(turned.chatId()).isEqualTo(-1005);
    assertThat(turned.body()).contains("\"chat_id\":-1005").doesNotContain("\"chat_id\":-5");
    assertThat(turned.body()).contains("\"entities\"", "\"reply_parameters\"");
  }

  private static BotCall call(String method, long chatId, String body) {
    return new BotCall(method, chatId, body.replace('\'', '"'));
  }
}
