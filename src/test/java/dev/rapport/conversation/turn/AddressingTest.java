package dev.rapport.conversation.turn;

import static dev.rapport.testing.TestMessages.ANNA;
import static dev.rapport.testing.TestMessages.BOB;
import static dev.rapport.testing.TestMessages.BOT;
import static dev.rapport.testing.TestMessages.inGroup;
import static dev.rapport.testing.TestMessages.inPrivate;
import static dev.rapport.testing.TestMessages.mentioning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.IncomingMessage.RepliedMessage;
import org.junit.jupiter.api.Test;

class AddressingTest {
  private final Addressing addressing = new Addressing(new KnownAccount());

  @Test
  void everythingInPrivateIsForTheBot() {
    assertThat(addressing.isForBot(inPrivate("hello"))).isTrue();
  }

  @Test
  void whatPeopleInAGroupSayToEachOtherIsNot() {
    assertThat(addressing.isForBot(inGroup(ANNA, "did you see Rapport yesterday?"))).isFalse();
  }

  @Test
  void aMentionIsForTheBotThatItNames() {
    var own = mentioning(ANNA, "what do you think, @Rapport_Bot?", "@Rapport_Bot");
    var other = mentioning(ANNA, "what do you think, @other_bot?", "@other_bot");

    assertThat(addressing.isForBot(own)).isTrue();
    assertThat(addressing.isForBot(other)).isFalse();
  }

  @Test
  void aReplyIsForTheBotIfItRepliesToTheBot() {
    var toBot = inGroup(ANNA, "why?", new RepliedMessage(5, BOT, "because"));
    var toBob = inGroup(ANNA, "why?", new RepliedMessage(6, BOB, "because"));

    assertThat(addressing.isForBot(toBot)).isTrue();
    assertThat(addressing.isForBot(toBob)).isFalse();
  }

  @Test
  void aNameAtTheBeginningCallsTheBotButALongerWordDoesNot() {
    assertThat(addressing.isForBot(inGroup(ANNA, "rapport, tell us a story"))).isTrue();
    assertThat(addressing.isForBot(inGroup(ANNA, "Rapportage is a German word"))).isFalse();
  }

  @Test
  void aCommandIsForTheBotThatItNamesOrForAnyBot() {
    assertThat(addressing.isForBot(inGroup(ANNA, "/help"))).isTrue();
    assertThat(addressing.isForBot(inGroup(ANNA, "/help@rapport_bot"))).isTrue();
    assertThat(addressing.isForBot(inGroup(ANNA, "/help@other_bot"))).isFalse();
  }

  @Test
  void otherBotsAreNeverAnswered() {
    var bot = new dev.rapport.telegram.Person(9, true, "Echo", null, "echo_bot", null);

    assertThat(addressing.isForBot(mentioning(bot, "hi @rapport_bot", "@rapport_bot"))).isFalse();
  }
}
