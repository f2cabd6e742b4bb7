package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static dev.rapport.simulator.SimulatedTelegram.BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SendingTest {
  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private JsonNode send(String more) {
    return telegram.result("sendMessage", "{'chat_id':%d,%s}".formatted(ALICE, more));
  }

  private String refused(String more) {
    return telegram.refusal("sendMessage", "{'chat_id':%d,%s}".formatted(ALICE, more));
  }

  @Test
  void aMessageHasTelegramsFields() {
    JsonNode message = send("'text':'hi'");

    assertThat(message.path("from").path("username").stringValue())
        .isEqualTo(Simulator.BOT_USERNAME);
    assertThat(message.path("chat").path("type").stringValue()).isEqualTo("private");
    assertThat(message.path("chat").path("first_name").stringValue()).isEqualTo("Alice");
    assertThat(message.path("date").longValue()).isPositive();
    assertThat(message.has("reactions")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "''|message text is empty",
        "'  '|message text is empty",
        "'<b> </b>','parse_mode':'HTML'|message text is empty",
        "'<b>x','parse_mode':'HTML'|can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        "'x','parse_mode':'TeX'|unsupported parse_mode",
        "'x','entities':[{'type':'bold','offset':0,'length':2}]|entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 1",
        "'x','reply_markup':null|object expected as reply markup",
        "'x','reply_markup':'{'|can't parse reply keyboard markup JSON object",
        "'x','reply_markup':{'inline_keyboard':{}}|field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array",
        "'x','reply_markup':{'inline_keyboard':[{}]}|field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
        "'x','reply_markup':{'inline_keyboard':[[1]]}|can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        "'x','reply_markup':{'inline_keyboard':[[{'text':'a'}]]}|can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        "'x','reply_markup':{'inline_keyboard':[[{'callback_data':'a'}]]}|can't parse inline keyboard button: Can't find field \"text\"",
        "'x','reply_markup':{'inline_keyboard':[[{'text':7,'callback_data':'a'}]]}|can't parse inline keyboard button: Field \"text\" must be of type String",
        "'x','reply_markup':{'inline_keyboard':[[{'text':'a','callback_data':''}]]}|BUTTON_DATA_INVALID",
        "'x','reply_markup':{'inline_keyboard':[[{'text':'a','callback_data':'ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ'}]]}|BUTTON_DATA_INVALID",
        "'x','reply_markup':{'inline_keyboard':[[{'text':'a','url':'nowhere'}]]}|inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        "'x','reply_markup':{'keyboard':[[1]]}|can't parse keyboard button: KeyboardButton must be a String or an Object",
        "'x','reply_markup':{'force_reply':1}|field \"force_reply\" of the reply markup must be of the type Boolean",
        "'x','reply_parameters':{'message_id':99}|message to be replied not found",
        "'x','reply_to_message_id':99|message to be replied not found",
        "'x','message_thread_id':99|message thread not found",
        "'x','message_thread_id':'x'|parameter \"message_thread_id\" must be an Integer",
      })
  void whatTelegramRefusesIsRefusedInItsWords(String text, String why) {
    assertThat(refused("'text':" + text)).isEqualTo("Bad Request: " + why);
  }

  @Test
  void aTextMayHave4096UnitsAfterParsingAndNoMore() {
    String most = "é".repeat(4096);

    JsonNode sent = send("'text':'<b>%s</b>','parse_mode':'HTML'".formatted(most));

    assertThat(sent.path("text").stringValue()).isEqualTo(most);
    assertThat(refused("'text':'%sx'".formatted(most)))
        .isEqualTo("Bad Request: message is too long");
  }

  @Test
  void halfACharacterIsRefused() {
    assertThat(refused("'text':'a\\ud83d'"))
        .isEqualTo("Bad Request: strings must be encoded in UTF-8");
    assertThat(refused("'text':'\\ude00a'"))
        .isEqualTo("Bad Request: strings must be encoded in UTF-8");
    assertThat(send("'text':'\\ud83d\\ude00'").path("text").stringValue()).isEqualTo("😀");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "''|400|Bad Request: chat_id is empty",
        "99|400|Bad Request: chat not found",
        "'@nobody'|400|Bad Request: chat not found",
      })
  void anUnknownChatIsRefused(String chat, int status, String why) {
    var answer = telegram.call("sendMessage", "{'chat_id':%s,'text':'x'}".formatted(chat));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.description()).isEqualTo(why);
  }

  @Test
  void entitiesComeBackWithWhatBelongsToThem() {
    JsonNode sent =
        send(
            "'text':'<a href=\\\"https://a.de\\\">a</a> <a href=\\\"tg://user?id=7\\\">b</a>"
                + " <tg-emoji emoji-id=\\\"9\\\">👍</tg-emoji>"
                + " <pre><code class=\\\"language-java\\\">c</code></pre>','parse_mode':'HTML'");

    JsonNode entities = sent.path("entities");
    assertThat(entities.path(0).path("url").stringValue()).isEqualTo("https://a.de/");
    assertThat(entities.path(1).path("user").path("id").longValue()).isEqualTo(7);
    assertThat(entities.path(2).path("custom_emoji_id").stringValue()).isEqualTo("9");
    assertThat(entities.path(3).path("language").stringValue()).isEqualTo("java");
  }

  @Test
  void aPersonWhoNeverWroteIsNoChatUntilSheWrites() {
    String before = telegram.refusal("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(BORIS));

    telegram.write(BORIS, "hello");

    assertThat(before).isEqualTo("Bad Request: chat not found");
    assertThat(telegram.call("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(BORIS)).status())
        .isEqualTo(200);
  }

  @Test
  void aReplyCarriesWhatItAnswers() {
    int question = telegram.write(ALICE, "why?").path("message_id").intValue();

    JsonNode reply = send("'text':'so','reply_parameters':{'message_id':%d}".formatted(question));
    JsonNode free =
        send("'text':'so','reply_parameters':{'message_id':99,'allow_sending_without_reply':true}");

    assertThat(reply.path("reply_to_message").path("text").stringValue()).isEqualTo("why?");
    assertThat(free.has("reply_to_message")).isFalse();
  }

  @Test
  void aReplyKeyboardIsForPeopleOnly() {
    JsonNode sent = send("'text':'choose','reply_markup':{'keyboard':[['Yes','No']]}");

    JsonNode seen = telegram.sim("GET", "/sim/chats/" + ALICE + "/messages?limit=1", "").path(0);
    assertThat(sent.has("reply_markup")).isFalse();
    assertThat(seen.path("reply_markup").path("keyboard").path(0)).hasSize(2);
  }

  @Test
  void aDraftIsShownAndLeavesNoMessage() {
    JsonNode done =
        telegram.result(
            "sendMessageDraft",
            "{'chat_id':%d,'draft_id':5,'text':'so f*ar*','parse_mode':'MarkdownV2'}"
                .formatted(ALICE));
    telegram.result("sendMessageDraft", "{'chat_id':%d,'draft_id':5}".formatted(ALICE));

    var events = telegram.events(0, "draft", 2);
    assertThat(done.booleanValue()).isTrue();
    assertThat(events.getFirst().path("text").stringValue()).isEqualTo("so far");
    assertThat(events.getFirst().path("entities")).hasSize(1);
    assertThat(events.getFirst().path("expires_in").intValue()).isEqualTo(30);
    assertThat(events.getLast().path("text").stringValue()).isEqualTo("Thinking…");
    assertThat(telegram.sim("GET", "/sim/chats/" + ALICE + "/messages", "")).isEmpty();
  }

  @Test
  void aDraftNeedsAnIdAndAPrivateChat() {
    String noId =
        telegram.refusal("sendMessageDraft", "{'chat_id':%d,'text':'x'}".formatted(ALICE));
    String zero =
        telegram.refusal(
            "sendMessageDraft", "{'chat_id':%d,'draft_id':0,'text':'x'}".formatted(ALICE));
    String group =
        telegram.refusal(
            "sendMessageDraft",
            "{'chat_id':%d,'draft_id':1,'text':'x'}".formatted(telegram.chat("Friends")));

    assertThat(noId).isEqualTo(zero).startsWith("Bad Request: ");
    assertThat(group).isEqualTo("Bad Request: TEXTDRAFT_PEER_INVALID");
  }

  @Test
  void anActionIsShown() {
    telegram.result("sendChatAction", "{'chat_id':%d,'action':'typing'}".formatted(ALICE));

    assertThat(telegram.events(0, "action", 1).getFirst().path("action").stringValue())
        .isEqualTo("typing");
    assertThat(
            telegram.refusal("sendChatAction", "{'chat_id':%d,'action':'dance'}".formatted(ALICE)))
        .isEqualTo("Bad Request: wrong parameter action in request");
  }

  @Test
  void anUnknownMethodIsNotFoundAndAWrongTokenUnauthorized() {
    var unknown = telegram.call("sendRichMessage", "{}");
    var stranger = telegram.callAs("100001:wrong-token", "getMe", "{}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.description()).isEqualTo("Not Found");
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.description()).isEqualTo("Unauthorized");
  }

  @Test
  void methodNamesAreTakenInAnyCase() {
    assertThat(telegram.result("GETME", "{}").path("is_bot").booleanValue()).isTrue();
  }
}
