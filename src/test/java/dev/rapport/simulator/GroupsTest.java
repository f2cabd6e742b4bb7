package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static dev.rapport.simulator.SimulatedTelegram.BORIS;
import static dev.rapport.simulator.SimulatedTelegram.CLARA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GroupsTest {
  private static final String ANY_GROUP =
      "{'type':'%s','title':'New','is_forum':%b,'members':[" + ALICE + "," + BORIS + "]%s}";

  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private long open(String type, boolean forum, String more) {
    long id =
        telegram
            .sim("POST", "/sim/chats", ANY_GROUP.formatted(type, forum, more))
            .path("id")
            .longValue();
    telegram.updates(-1);
    confirmAll();
    return id;
  }

  private void confirmAll() {
    for (JsonNode update : telegram.updates(0)) {
      telegram.updates(update.path("update_id").longValue() + 1);
    }
  }

  private int say(long chat, long person, String text, String more) {
    return telegram
        .sim(
            "POST",
            "/sim/chats/" + chat + "/messages",
            "{'from':%d,'text':'%s'%s}".formatted(person, text, more))
        .path("message_id")
        .intValue();
  }

  private List<String> seen() {
    return telegram
        .updates(0)
        .valueStream()
        .map(update -> update.path("message").path("text").asString(""))
        .toList();
  }

  private JsonNode botSays(long chat, String more) {
    return telegram.result("sendMessage", "{'chat_id':%d,'text':'bot'%s}".formatted(chat, more));
  }

  @Test
  void inPrivacyModeOnlyWhatConcernsTheBotIsSeen() {
    long group = open("group", false, "");
    int fromBot = botSays(group, "").path("message_id").intValue();

    say(group, ALICE, "just talk", "");
    say(group, ALICE, "/help", "");
    say(group, ALICE, "/help@rapport_sim_bot", "");
    say(group, ALICE, "/help@another_bot", "");
    say(group, ALICE, "hey @Rapport_Sim_Bot", "");
    say(group, ALICE, "hey @alice", "");
    say(group, BORIS, "reply", ",'reply_to_message_id':" + fromBot);

    assertThat(seen())
        .containsExactly("/help", "/help@rapport_sim_bot", "hey @Rapport_Sim_Bot", "reply");
  }

  @Test
  void anAdministratorAndABotWithoutPrivacyModeSeeAll() {
    long asAdministrator = open("group", false, ",'bot_role':'administrator'");
    long withoutPrivacy = open("group", false, ",'privacy_mode':false");

    say(asAdministrator, ALICE, "one", "");
    say(withoutPrivacy, ALICE, "two", "");

    assertThat(seen()).containsExactly("one", "two");
  }

  @Test
  void theBotIsToldThatItWasAdded() {
    telegram.sim("POST", "/sim/chats", ANY_GROUP.formatted("supergroup", false, ""));

    JsonNode updates = telegram.updates(0);

    JsonNode change = updates.path(0).path("my_chat_member");
    assertThat(change.path("old_chat_member").path("status").stringValue()).isEqualTo("left");
    assertThat(change.path("new_chat_member").path("status").stringValue()).isEqualTo("member");
    assertThat(change.path("from").path("id").longValue()).isEqualTo(ALICE);
    assertThat(updates.path(1).path("message").has("supergroup_chat_created")).isTrue();
  }

  @Test
  void aReplyInASupergroupHasAThreadThatIsNoTopic() {
    long group = open("supergroup", false, "");
    int first = botSays(group, "").path("message_id").intValue();
    say(group, ALICE, "reply", ",'reply_to_message_id':" + first);

    JsonNode message = telegram.updates(0).path(0).path("message");

    assertThat(message.path("message_thread_id").intValue()).isEqualTo(first);
    assertThat(message.has("is_topic_message")).isFalse();
    assertThat(message.path("reply_to_message").path("message_id").intValue()).isEqualTo(first);
    assertThat(
            telegram.refusal(
                "sendMessage",
                "{'chat_id':%d,'text':'x','message_thread_id':%d}".formatted(group, first)))
        .isEqualTo("Bad Request: message thread not found");
  }

  @Test
  void aTopicsMessagesAnswerItsBeginning() {
    long forum = telegram.chat("Book club");
    JsonNode topics = chatView(forum).path("topics");
    int novels = topics.path(0).path("message_thread_id").intValue();
    say(forum, CLARA, "in novels", ",'message_thread_id':" + novels);
    say(forum, CLARA, "in general", "");

    JsonNode updates = telegram.updates(0);
    JsonNode sent = botSays(forum, ",'message_thread_id':" + novels);

    JsonNode inTopic = updates.path(0).path("message");
    assertThat(topics).hasSize(2);
    assertThat(inTopic.path("is_topic_message").booleanValue()).isTrue();
    assertThat(inTopic.path("chat").path("is_forum").booleanValue()).isTrue();
    assertThat(inTopic.path("reply_to_message").has("forum_topic_created")).isTrue();
    assertThat(updates.path(1).path("message").has("message_thread_id")).isFalse();
    assertThat(sent.path("message_thread_id").intValue()).isEqualTo(novels);
    assertThat(sent.path("is_topic_message").booleanValue()).isTrue();
    assertThat(history(forum, novels)).containsExactly("", "in novels", "bot");
    assertThat(history(forum, 0)).contains("in general").doesNotContain("in novels");
  }

  private JsonNode chatView(long id) {
    return telegram
        .sim("GET", "/sim/state", "")
        .path("chats")
        .valueStream()
        .filter(chat -> chat.path("id").longValue() == id)
        .findFirst()
        .orElseThrow();
  }

  private List<String> history(long chat, int topic) {
    return telegram
        .sim("GET", "/sim/chats/%d/messages?topic=%d".formatted(chat, topic), "")
        .valueStream()
        .map(message -> message.path("text").asString(""))
        .toList();
  }

  @Test
  void theBotManagesTopics() {
    long forum = telegram.chat("Book club");
    int topic =
        telegram
            .result("createForumTopic", "{'chat_id':%d,'name':'Plays'}".formatted(forum))
            .path("message_thread_id")
            .intValue();
    String it = "{'chat_id':%d,'message_thread_id':%d%s}";

    telegram.result("editForumTopic", it.formatted(forum, topic, ",'name':'Drama'"));
    telegram.result("closeForumTopic", it.formatted(forum, topic, ""));

    assertThat(telegram.refusal("closeForumTopic", it.formatted(forum, topic, "")))
        .isEqualTo("Bad Request: TOPIC_NOT_MODIFIED");
    assertThat(telegram.refusal("editForumTopic", it.formatted(forum, topic, ",'name':'Drama'")))
        .isEqualTo("Bad Request: TOPIC_NOT_MODIFIED");
    assertThat(telegram.refusal("editForumTopic", it.formatted(forum, 999, ",'name':'x'")))
        .isEqualTo("Bad Request: TOPIC_ID_INVALID");
    assertThat(chatView(forum).path("topics").path(2).path("name").stringValue())
        .isEqualTo("Drama");
    telegram.result("reopenForumTopic", it.formatted(forum, topic, ""));
    telegram.result("deleteForumTopic", it.formatted(forum, topic, ""));
    assertThat(chatView(forum).path("topics")).hasSize(2);
  }

  @Test
  void aPlainMemberMayNotManageTopicsNorWriteIntoClosedOnes() {
    long forum = open("supergroup", true, ",'privacy_mode':false");
    telegram.sim("POST", "/sim/chats/" + forum + "/topics", "{'name':'Closed'}");

    assertThat(telegram.refusal("createForumTopic", "{'chat_id':%d,'name':'x'}".formatted(forum)))
        .isEqualTo("Bad Request: not enough rights to manage topics");
    assertThat(
            telegram.refusal(
                "createForumTopic",
                "{'chat_id':%d,'name':'x'}".formatted(telegram.chat("Friends"))))
        .isEqualTo("Bad Request: the chat is not a forum");
  }

  @Test
  void aPrivateChatCanHaveTopics() {
    int topic =
        telegram
            .sim("POST", "/sim/chats/" + ALICE + "/topics", "{'name':'Work'}")
            .path("message_thread_id")
            .intValue();
    confirmAll();

    say(ALICE, ALICE, "about work", ",'message_thread_id':" + topic);
    JsonNode message = telegram.updates(0).path(0).path("message");
    JsonNode sent = botSays(ALICE, ",'message_thread_id':" + topic);

    assertThat(message.path("is_topic_message").booleanValue()).isTrue();
    assertThat(message.path("message_thread_id").intValue()).isEqualTo(topic);
    assertThat(message.has("reply_to_message")).isFalse();
    assertThat(sent.path("message_thread_id").intValue()).isEqualTo(topic);
  }

  @Test
  void aGroupThatBecameASupergroupTellsItsNewId() {
    long group = open("group", false, "");

    long supergroup =
        telegram.sim("POST", "/sim/chats/" + group + "/migrate", "{}").path("id").longValue();

    var refused = telegram.call("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(group));
    JsonNode updates = telegram.updates(0);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.description())
        .isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
    assertThat(refused.body().path("parameters").path("migrate_to_chat_id").longValue())
        .isEqualTo(supergroup);
    assertThat(supergroup).isLessThan(-1_000_000_000_000L);
    assertThat(updates.path(0).path("message").path("migrate_to_chat_id").longValue())
        .isEqualTo(supergroup);
    assertThat(updates.path(1).path("message").path("migrate_from_chat_id").longValue())
        .isEqualTo(group);
    assertThat(botSays(supergroup, "").has("text")).isTrue();
    assertThat(telegram.trySim("POST", "/sim/chats/" + group + "/migrate", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void aBlockedBotIsToldAndMayNotWrite() {
    telegram.sim("POST", "/sim/people/" + ALICE + "/block", "{'blocked':true}");

    var refused = telegram.call("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(ALICE));
    JsonNode change = telegram.updates(0).path(0).path("my_chat_member");
    var write =
        telegram.trySim(
            "POST", "/sim/chats/" + ALICE + "/messages", "{'from':%d,'text':'x'}".formatted(ALICE));
    telegram.sim("POST", "/sim/people/" + ALICE + "/block", "{'blocked':false}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.description()).isEqualTo("Forbidden: bot was blocked by the user");
    assertThat(change.path("new_chat_member").path("status").stringValue()).isEqualTo("kicked");
    assertThat(write.status()).isEqualTo(400);
    assertThat(botSays(ALICE, "").has("text")).isTrue();
  }

  @Test
  void theBotCanLeave() {
    long group = open("group", false, "");

    telegram.result("leaveChat", "{'chat_id':%d}".formatted(group));

    assertThat(telegram.call("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(group)).status())
        .isEqualTo(403);
    assertThat(
            telegram
                .updates(0)
                .path(0)
                .path("my_chat_member")
                .path("new_chat_member")
                .path("status")
                .stringValue())
        .isEqualTo("left");
    assertThat(telegram.refusal("leaveChat", "{'chat_id':%d}".formatted(ALICE)))
        .startsWith("Bad Request");
  }

  @Test
  void membersAndAdministratorsCanBeAskedFor() {
    long forum = telegram.chat("Book club");
    String member = "{'chat_id':" + forum + ",'user_id':%d}";

    assertThat(status(member.formatted(CLARA))).isEqualTo("creator");
    assertThat(status(member.formatted(ALICE))).isEqualTo("member");
    assertThat(status(member.formatted(BORIS))).isEqualTo("left");
    assertThat(status(member.formatted(100001))).isEqualTo("administrator");
    assertThat(telegram.refusal("getChatMember", member.formatted(77)))
        .isEqualTo("Bad Request: user not found");
    assertThat(telegram.refusal("getChatMember", "{'chat_id':%d}".formatted(forum)))
        .isEqualTo("Bad Request: invalid user_id specified");
    assertThat(telegram.result("getChatMemberCount", "{'chat_id':%d}".formatted(forum)).intValue())
        .isEqualTo(3);
    assertThat(telegram.result("getChatAdministrators", "{'chat_id':%d}".formatted(forum)))
        .hasSize(2);
    assertThat(telegram.refusal("getChatAdministrators", "{'chat_id':%d}".formatted(ALICE)))
        .isEqualTo("Bad Request: there are no administrators in the private chat");
    assertThat(
            telegram
                .result("getChat", "{'chat_id':%d}".formatted(forum))
                .path("is_forum")
                .booleanValue())
        .isTrue();
  }

  private String status(String parameters) {
    return telegram.result("getChatMember", parameters).path("status").stringValue();
  }

  @Test
  void pinningNeedsTheRight() {
    long group = open("group", false, "");
    int id = botSays(group, "").path("message_id").intValue();
    int own = botSays(ALICE, "").path("message_id").intValue();

    telegram.result("pinChatMessage", "{'chat_id':%d,'message_id':%d}".formatted(ALICE, own));

    assertThat(
            telegram.refusal(
                "pinChatMessage", "{'chat_id':%d,'message_id':%d}".formatted(group, id)))
        .isEqualTo("Bad Request: not enough rights to manage pinned messages in the chat");
    assertThat(
            telegram
                .result("getChat", "{'chat_id':%d}".formatted(ALICE))
                .path("pinned_message")
                .path("message_id")
                .intValue())
        .isEqualTo(own);
    telegram.result("unpinAllChatMessages", "{'chat_id':%d}".formatted(ALICE));
    assertThat(telegram.result("getChat", "{'chat_id':%d}".formatted(ALICE)).has("pinned_message"))
        .isFalse();
  }
}
