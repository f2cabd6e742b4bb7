package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReactionsTest {
  private final SettableClock clock = new SettableClock();
  private final SimulatedTelegram telegram = new SimulatedTelegram(clock).withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private int botSays(long chat, String more) {
    return telegram
        .result("sendMessage", "{'chat_id':%d,'text':'x'%s}".formatted(chat, more))
        .path("message_id")
        .intValue();
  }

  private void react(long chat, int message, String emoji) {
    telegram.sim(
        "POST",
        "/sim/chats/%d/messages/%d/reaction".formatted(chat, message),
        "{'from':%d,'emoji':%s}".formatted(ALICE, emoji));
  }

  private String press(int message, String data) {
    return telegram
        .sim(
            "POST",
            "/sim/chats/%d/messages/%d/press".formatted(ALICE, message),
            "{'from':%d,'callback_data':'%s'}".formatted(ALICE, data))
        .path("callback_query_id")
        .stringValue();
  }

  @Test
  void reactionsComeOnlyWhenTheyAreAskedFor() {
    int id = botSays(ALICE, "");
    react(ALICE, id, "'👍'");
    JsonNode none = telegram.updates(0);
    telegram.result("getUpdates", "{'allowed_updates':['message_reaction']}");

    react(ALICE, id, "'🔥'");
    react(ALICE, id, "null");

    JsonNode updates = telegram.updates(0);
    JsonNode change = updates.path(0).path("message_reaction");
    assertThat(none).isEmpty();
    assertThat(updates).hasSize(2);
    assertThat(change.path("old_reaction").path(0).path("emoji").stringValue()).isEqualTo("👍");
    assertThat(change.path("new_reaction").path(0).path("emoji").stringValue()).isEqualTo("🔥");
    assertThat(change.path("user").path("id").longValue()).isEqualTo(ALICE);
    assertThat(updates.path(1).path("message_reaction").path("new_reaction")).isEmpty();
  }

  @Test
  void inGroupsOnlyAdministratorsLearnOfReactions() {
    telegram.result("getUpdates", "{'allowed_updates':['message_reaction']}");
    long group = telegram.chat("Friends");
    long forum = telegram.chat("Book club");

    react(group, botSays(group, ""), "'👍'");
    react(forum, botSays(forum, ""), "'👍'");

    JsonNode updates = telegram.updates(0);
    assertThat(updates).hasSize(1);
    assertThat(updates.path(0).path("message_reaction").path("chat").path("id").longValue())
        .isEqualTo(forum);
  }

  @Test
  void theBotCanReact() {
    int id = telegram.write(ALICE, "news").path("message_id").intValue();
    String reaction =
        "{'chat_id':" + ALICE + ",'message_id':" + id + ",'reaction':[{'type':'%s','emoji':'%s'}]}";

    telegram.result("setMessageReaction", reaction.formatted("emoji", "👍"));

    JsonNode seen = telegram.sim("GET", "/sim/chats/" + ALICE + "/messages", "").path(0);
    assertThat(seen.path("reactions").path(0).path("emoji").stringValue()).isEqualTo("👍");
    assertThat(telegram.refusal("setMessageReaction", reaction.formatted("emoji", "🥑")))
        .isEqualTo("Bad Request: REACTION_INVALID");
    assertThat(telegram.refusal("setMessageReaction", reaction.formatted("paid", "👍")))
        .contains("can't parse reaction type");
    telegram.result("setMessageReaction", "{'chat_id':%d,'message_id':%d}".formatted(ALICE, id));
    assertThat(
            telegram.sim("GET", "/sim/chats/" + ALICE + "/messages", "").path(0).path("reactions"))
        .isEmpty();
  }

  @Test
  void aPressedButtonIsACallbackQueryUntilItIsAnswered() {
    int id =
        botSays(
            ALICE, ",'reply_markup':{'inline_keyboard':[[{'text':'Stop','callback_data':'s:1'}]]}");

    String queryId = press(id, "s:1");
    JsonNode query = telegram.updates(0).path(0).path("callback_query");
    telegram.result(
        "answerCallbackQuery",
        "{'callback_query_id':'%s','text':'done','show_alert':true}".formatted(queryId));

    assertThat(query.path("id").stringValue()).isEqualTo(queryId);
    assertThat(query.path("data").stringValue()).isEqualTo("s:1");
    assertThat(query.path("message").path("message_id").intValue()).isEqualTo(id);
    assertThat(query.path("message").path("reply_markup").path("inline_keyboard")).hasSize(1);
    JsonNode answer = telegram.events(0, "callback_answer", 1).getFirst();
    assertThat(answer.path("text").stringValue()).isEqualTo("done");
    assertThat(answer.path("show_alert").booleanValue()).isTrue();
    assertThat(answer.path("user_id").longValue()).isEqualTo(ALICE);
  }

  @Test
  void anOldOrUnknownQueryCannotBeAnswered() {
    int id =
        botSays(
            ALICE, ",'reply_markup':{'inline_keyboard':[[{'text':'Stop','callback_data':'s'}]]}");
    String queryId = press(id, "s");
    clock.goOn(Duration.ofMinutes(2));

    for (String wrong : new String[] {queryId, "42", ""}) {
      assertThat(
              telegram.refusal(
                  "answerCallbackQuery", "{'callback_query_id':'%s'}".formatted(wrong)))
          .isEqualTo(
              "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }
  }

  @Test
  void onlyAButtonThatIsThereCanBePressed() {
    int id = botSays(ALICE, "");
    int own = telegram.write(ALICE, "mine").path("message_id").intValue();
    String body = "{'from':%d,'callback_data':'x'}".formatted(ALICE);

    for (int message : new int[] {id, own, 99}) {
      var answer =
          telegram.trySim(
              "POST", "/sim/chats/%d/messages/%d/press".formatted(ALICE, message), body);
      assertThat(answer.status()).isEqualTo(400);
    }
  }
}
