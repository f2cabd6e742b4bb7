package dev.rapport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationTest {
  private final SimulatedTelegram telegram = new SimulatedTelegram();

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void aPersonsMessageReachesTheBotAndTheAnswerReachesThePerson() {
    telegram.write(SimulatedTelegram.ALICE, "/start now");

    JsonNode update = telegram.updates(0).path(0);
    JsonNode message = update.path("message");
    JsonNode sent =
        telegram.result(
            "sendMessage",
            "{'chat_id':%d,'text':'Hello <b>Alice</b>','parse_mode':'HTML'}"
                .formatted(SimulatedTelegram.ALICE));

    assertThat(message.path("text").stringValue()).isEqualTo("/start now");
    assertThat(message.path("entities").path(0).path("type").stringValue())
        .isEqualTo("bot_command");
    assertThat(message.path("from").path("language_code").stringValue()).isEqualTo("en");
    assertThat(sent.path("text").stringValue()).isEqualTo("Hello Alice");
    assertThat(sent.path("entities").path(0).path("offset").intValue()).isEqualTo(6);
    JsonNode history =
        telegram.sim("GET", "/sim/chats/" + SimulatedTelegram.ALICE + "/messages", "");
    assertThat(history).hasSize(2);
    assertThat(history.path(1).path("from").path("is_bot").booleanValue()).isTrue();
    assertThat(telegram.updates(update.path("update_id").longValue() + 1)).isEmpty();
  }
}
