package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlTest {
  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private JsonNode state() {
    return telegram.sim("GET", "/sim/state", "");
  }

  @Test
  void thereIsACastFromTheStart() {
    JsonNode state = state();

    assertThat(state.path("bots").path(0).path("username").stringValue())
        .isEqualTo(Simulator.BOT_USERNAME);
    assertThat(state.path("people")).hasSize(3);
    assertThat(StreamSupport.stream(state.path("chats").spliterator(), false))
        .extracting(chat -> chat.path("type").stringValue())
        .containsExactly("private", "group", "supergroup");
    assertThat(state.path("faults").path("flood_limits").has("enabled")).isTrue();
    assertThat(telegram.updates(0)).isEmpty();
  }

  @Test
  void theStateShowsLastMessagesAndWaitingUpdates() {
    telegram.write(ALICE, "hello");

    JsonNode state = state();

    assertThat(state.path("chats").path(0).path("last_message").path("text").stringValue())
        .isEqualTo("hello");
    assertThat(state.path("bots").path(0).path("pending_updates").intValue()).isEqualTo(1);
    assertThat(state.path("bots").path(0).path("connected").booleanValue()).isFalse();
    assertThat(state.path("last_event").longValue()).isPositive();
    assertThat(state.path("instance").stringValue()).isNotEmpty();
  }

  @Test
  void eventsComeInOrderAndCanBeResumed() {
    long before = state().path("last_event").longValue();
    telegram.write(ALICE, "one");
    telegram.write(ALICE, "two");
    long between = state().path("last_event").longValue() - 1;

    List<JsonNode> all = telegram.events(before, "message", 2);
    List<JsonNode> rest = telegram.events(between, "message", 1);

    assertThat(all)
        .extracting(event -> event.path("message").path("text").stringValue())
        .containsExactly("one", "two");
    assertThat(all.getFirst().path("chat_id").longValue()).isEqualTo(ALICE);
    assertThat(rest.getFirst().path("message").path("text").stringValue()).isEqualTo("two");
  }

  @Test
  void aNewPersonAndChangedFaultsAreEvents() {
    JsonNode person =
        telegram.sim(
            "POST", "/sim/people", "{'first_name':'Dora','username':'dora','language_code':'es'}");

    assertThat(telegram.events(0, "person", 4).getLast()).isEqualTo(person);
    assertThat(person.path("blocked")).isEmpty();
    assertThat(
            telegram
                .events(0, "faults", 1)
                .getFirst()
                .path("flood_limits")
                .path("enabled")
                .booleanValue())
        .isFalse();
  }

  @Test
  void theHistoryIsReadInPages() {
    IntStream.rangeClosed(1, 5).forEach(n -> telegram.write(ALICE, "m" + n));

    JsonNode last = telegram.sim("GET", "/sim/chats/" + ALICE + "/messages?limit=2", "");
    JsonNode before =
        telegram.sim(
            "GET",
            "/sim/chats/%d/messages?limit=2&before=%d"
                .formatted(ALICE, last.path(0).path("message_id").intValue()),
            "");

    assertThat(last.path(0).path("text").stringValue()).isEqualTo("m4");
    assertThat(before.path(1).path("text").stringValue()).isEqualTo("m3");
  }

  @Test
  void onlyTheLastThousandMessagesOfAChatAreKept() {
    IntStream.rangeClosed(1, 1001).forEach(n -> telegram.write(ALICE, "m" + n));

    JsonNode all = telegram.sim("GET", "/sim/chats/" + ALICE + "/messages?limit=5000", "");

    assertThat(all).hasSize(1000);
    assertThat(all.path(0).path("text").stringValue()).isEqualTo("m2");
  }

  @Test
  void theRecordListsCallsWithWhatBecameOfThem() {
    telegram.result("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(ALICE));
    telegram.call("sendMessage", "{'chat_id':1,'text':'x'}");
    telegram.call("getMe", "{");

    JsonNode record = telegram.sim("GET", "/sim/record", "");

    JsonNode applied = record.path(0);
    assertThat(record).hasSize(3);
    assertThat(applied.path("method").stringValue()).isEqualTo("sendMessage");
    assertThat(applied.path("params").path("text").stringValue()).isEqualTo("x");
    assertThat(applied.path("effect").stringValue()).isEqualTo("applied");
    assertThat(applied.path("result").path("message_id").intValue()).isPositive();
    assertThat(applied.path("bot_id").longValue()).isEqualTo(100001);
    assertThat(record.path(1).path("effect").stringValue()).isEqualTo("refused");
    assertThat(record.path(1).path("status").intValue()).isEqualTo(400);
    assertThat(record.path(1).path("description").stringValue())
        .isEqualTo("Bad Request: chat not found");
    assertThat(record.path(2).path("description").stringValue())
        .isEqualTo("Bad Request: can't parse JSON object");
    long second = record.path(1).path("n").longValue();
    assertThat(telegram.sim("GET", "/sim/record?after=" + second, "")).hasSize(1);
    assertThat(telegram.sim("GET", "/sim/record?last=2", "")).hasSize(2);
    telegram.sim("DELETE", "/sim/record", "");
    assertThat(telegram.sim("GET", "/sim/record", "")).isEmpty();
  }

  @Test
  void rawUpdatesAreDeliveredAsTheyAre() {
    telegram.sim(
        "POST",
        "/sim/updates",
        "{'updates':[{'update_id':5,'message':{'chat':{'id':'no number'}}},{'novelty':{'a':[1]}},{'update_id':'x'}]}");

    JsonNode updates = telegram.updates(0);

    assertThat(updates).hasSize(3);
    assertThat(updates.path(0).path("update_id").longValue()).isEqualTo(5);
    assertThat(updates.path(1).path("update_id").isIntegralNumber()).isTrue();
    assertThat(updates.path(1).path("novelty").path("a")).hasSize(1);
    assertThat(updates.path(2).path("update_id").stringValue()).isEqualTo("x");
  }

  @Test
  void aTextIsDeliveredToTheLetterAsAnUpdate() {
    String deep = "[".repeat(2000) + "]".repeat(2000);
    String raw = "{\"update_id\": 7,\"a\":\"\\ud800\\u0000\",\"b\":" + deep + "}";

    telegram.sim(
        "POST",
        "/sim/updates",
        "{'updates':[%s]}".formatted(JsonMapper.shared().writeValueAsString(raw)));

    String path = "/bot" + Simulator.BOT_TOKEN + "/getUpdates";
    var answer = telegram.raw(HttpRequest.newBuilder(telegram.uri().resolve(path)));
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"ok\":true,\"result\":[" + raw + "]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|/sim/people|{}|400|first_name is missing",
        "POST|/sim/people|[]|400|the body must be a JSON object",
        "POST|/sim/people|{|400|can't parse JSON object",
        "POST|/sim/people/1/block|{}|400|there is no person 1",
        "POST|/sim/people/5000001/block|{'bot_id':7}|400|there is no such bot",
        "POST|/sim/chats|{'type':'channel','title':'x'}|400|type must be group or supergroup",
        "POST|/sim/chats|{'type':'group','title':'x','members':[]}|400|a group needs a member",
        "POST|/sim/chats/-77/messages|{'from':1,'text':'x'}|400|there is no chat -77",
        "POST|/sim/chats/5000001/messages|{'text':'x'}|400|from must be a number",
        "POST|/sim/chats/5000001/messages|{'from':5000002,'text':'x'}|400|person 5000002 is not in the chat",
        "POST|/sim/chats/5000001/messages|{'from':5000001,'text':' '}|400|text is missing",
        "POST|/sim/chats/5000001/messages|{'from':5000001,'text':'x','message_thread_id':8}|400|the chat has no topic 8",
        "POST|/sim/chats/5000001/messages|{'from':5000001,'text':'x','reply_to_message_id':8}|400|there is no message 8",
        "PUT|/sim/chats/5000001/messages/9|{'from':5000001,'text':'x'}|400|there is no message 9",
        "POST|/sim/chats/5000001/migrate|{}|400|only a group that is not migrated yet can become a supergroup",
        "POST|/sim/updates|{}|400|updates must be a list",
        "POST|/sim/updates|{'updates':[1]}|400|an update must be an object, or a text to send as it is",
        "POST|/sim/bots|{'token':'x','username':'a','first_name':'b'}|400|a token looks like 123456:letters-and-digits",
        "POST|/sim/bots|{'token':'100001:another-token-here','username':'a','first_name':'b'}|400|this bot is registered",
        "GET|/sim/record?after=x||400|after must be a number",
        "POST|/sim/state||405|not with this method",
        "GET|/sim/nothing||404|there is no such path",
      })
  void whatCannotBeDoneIsSaidSo(String method, String path, String body, int status, String error) {
    var answer = telegram.trySim(method, path, body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("error").stringValue()).isEqualTo(error);
  }

  @Test
  void aGroupWithoutTopicsHasNone() {
    long group = telegram.chat("Friends");

    assertThat(telegram.trySim("POST", "/sim/chats/" + group + "/topics", "{'name':'x'}").status())
        .isEqualTo(400);
  }

  @Test
  void onlyOnesOwnTextsCanBeEdited() {
    int fromBot =
        telegram
            .result("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(ALICE))
            .path("message_id")
            .intValue();

    var answer =
        telegram.trySim(
            "PUT",
            "/sim/chats/%d/messages/%d".formatted(ALICE, fromBot),
            "{'from':%d,'text':'y'}".formatted(ALICE));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void otherSitesMayNotSteerTheSimulator() {
    var foreign =
        HttpRequest.newBuilder(telegram.uri().resolve("/sim/state"))
            .header("Origin", "https://evil.example");
    var own =
        HttpRequest.newBuilder(telegram.uri().resolve("/sim/state"))
            .header("Origin", telegram.uri().toString());
    var broken =
        HttpRequest.newBuilder(telegram.uri().resolve("/sim/state")).header("Origin", "null %");

    assertThat(telegram.raw(foreign).statusCode()).isEqualTo(403);
    assertThat(telegram.raw(broken).statusCode()).isEqualTo(403);
    assertThat(telegram.raw(own).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"/../secret.html", "/nothing.html", "/application.properties", "/a/.hidden.css"})
  void nothingButThePagesFilesIsServed(String path) {
    var request = HttpRequest.newBuilder(telegram.uri().resolve(path.replace("..", "%2e%2e")));

    assertThat(telegram.raw(request).statusCode()).isEqualTo(404);
  }

  @Test
  void everyFormOfParametersIsTaken() {
    String path = "/bot" + Simulator.BOT_TOKEN + "/sendMessage";
    var query =
        HttpRequest.newBuilder(
            telegram.uri().resolve(path + "?chat_id=%d&text=a%%20b+%%C3%%A9".formatted(ALICE)));
    var form =
        HttpRequest.newBuilder(telegram.uri().resolve(path.replace(":", "%3A")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("chat_id=%d&text=%%26x".formatted(ALICE)));
    var broken =
        HttpRequest.newBuilder(
            telegram.uri().resolve(path + "?chat_id=%d&text=%%C3%%28".formatted(ALICE)));

    String first = new String(telegram.raw(query).body(), StandardCharsets.UTF_8);
    String second = new String(telegram.raw(form).body(), StandardCharsets.UTF_8);
    String third = new String(telegram.raw(broken).body(), StandardCharsets.UTF_8);

    assertThat(first).contains("\"text\":\"a b \\u00E9\"");
    assertThat(second).contains("\"text\":\"&x\"");
    assertThat(third).contains("strings must be encoded in UTF-8");
  }

  @Test
  void theBotDescribesItself() {
    telegram.result(
        "setMyCommands",
        "{'commands':[{'command':'start','description':'Begin'}],'language_code':'de'}");
    telegram.result("setMyName", "{'name':'Rapport'}");
    telegram.result("setMyDescription", "{'description':'A companion'}");
    telegram.result("setMyShortDescription", "{'short_description':'Talks'}");

    assertThat(telegram.result("getMyCommands", "{'language_code':'de'}")).hasSize(1);
    assertThat(telegram.result("getMyCommands", "{}")).isEmpty();
    assertThat(telegram.result("getMyName", "{}").path("name").stringValue()).isEqualTo("Rapport");
    assertThat(telegram.result("getMyDescription", "{'language_code':'de'}").toString())
        .isEqualTo("{\"description\":\"\"}");
    telegram.result("deleteMyCommands", "{'language_code':'de'}");
    assertThat(telegram.result("getMyCommands", "{'language_code':'de'}")).isEmpty();
    assertThat(telegram.result("logOut", "{}").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "setMyCommands|{}|parameter \"commands\" is required",
        "setMyCommands|{'commands':'x'}|can't parse commands JSON object",
        "setMyCommands|{'commands':{}}|expected an Array of BotCommand",
        "setMyCommands|{'commands':[{'command':'Start','description':'x'}]}|BOT_COMMAND_INVALID",
        "setMyCommands|{'commands':[{'command':'start','description':''}]}|BOT_COMMAND_DESCRIPTION_INVALID",
        "setMyCommands|{'commands':[{'command':'start'}]}|can't parse BotCommand: Can't find field \"description\"",
        "setMyCommands|{'commands':[],'language_code':'deu'}|BOT_LANG_CODE_INVALID",
      })
  void wrongCommandsAreRefused(String method, String parameters, String why) {
    assertThat(telegram.refusal(method, parameters)).isEqualTo("Bad Request: " + why);
  }

  @Test
  void itListensWhereTheSettingsSay() {
    Settings settings = Settings.of(Map.of(Setting.SIMULATOR_PORT, "8123"));

    assertThat(SimulatorSettings.from(settings))
        .isEqualTo(new SimulatorSettings("127.0.0.1", 8123));
    assertThatThrownBy(() -> new SimulatorSettings("127.0.0.1", 70_000))
        .hasMessageContaining("SIMULATOR_PORT");
    assertThatThrownBy(() -> new SimulatorSettings(" ", 1)).hasMessageContaining("host");
    assertThatThrownBy(() -> Simulator.start(new SimulatorSettings("127.0.0.1", telegram.port())))
        .hasMessageContaining("set SIMULATOR_PORT to a free port");
  }
}
