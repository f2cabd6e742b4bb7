package dev.rapport.conversation.turn;

import dev.rapport.conversation.ConversationSettings;
import dev.rapport.conversation.history.History;
import dev.rapport.conversation.live.LiveAnswers;
import dev.rapport.inbox.LaneStops;
import dev.rapport.inbox.Replies;
import dev.rapport.inbox.TurnHandler;
import dev.rapport.llm.LanguageModel;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.BotAccount;
import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.CommandMenu;
import dev.rapport.telegram.MessageFormatter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the turn.
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
  @Bean
  ConversationSettings conversationSettings(Settings settings) {
    return ConversationSettings.from(settings);
  }

  @Bean
  LiveAnswers liveAnswers(
      ConversationSettings settings, BotApi api, BotCalls calls, MessageFormatter formatter) {
    return new LiveAnswers(settings, api, calls, formatter, System::nanoTime);
  }

  @Bean
  Answering answering(
      LanguageModel model,
      LiveAnswers live,
      BotCalls calls,
      MessageFormatter formatter,
      ConversationSettings settings) {
    return new Answering(model, live, calls, formatter, settings);
  }

  @Bean
  Messages messages(
      History history, Answering answering, LaneStops stops, BotAccount account, BotCalls calls) {
    return new Messages(history, answering, stops, account, calls);
  }

  @Bean
  CommandMenu commandMenu() {
    return Texts.menu();
  }

  @Bean
  TurnHandler turnHandler(
      Messages messages,
      Replies replies,
      BotAccount account,
      BotCalls calls,
      MeterRegistry meters) {
    return new ConversationTurns(
        messages, new Buttons(replies, calls), new Addressing(account), calls, meters);
  }
}
