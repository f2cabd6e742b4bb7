package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
final class ButtonsTest {
  private Stage stage;
  private long ada;
  private ChatPage page;

  @BeforeEach
  void adaOpensHerChatWithTheBot(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    ada = stage.control().addPerson("Ada");
    page = stage.desktop(ChatPage.chat(ada, ada));
  }

  @Test
  void aPressReachesTheBotAndItsAnswerShowsBriefly() {
    offer(Map.of("text", "Again", "callback_data", "again:1"));

    page.button("Again").click();
    JsonNode query = stage.bot().next("callback_query");
    assertThat(query.path("data").asString()).isEqualTo("again:1");
    assertThat(query.at("/from/id").asLong()).isEqualTo(ada);
    assertThat(page.button("Again")).hasAttribute("aria-busy", "true");
    answer(query, "Here you are", false);

    assertThat(page.toast()).hasText("Here you are");
    assertThat(page.button("Again")).not().hasAttribute("aria-busy", "true");
  }

  @Test
  void anAnswerThatAsksForAnAlertStaysUntilItIsClosed() {
    offer(Map.of("text", "Buy", "callback_data", "buy"));

    page.button("Buy").click();
    answer(stage.bot().next("callback_query"), "Not for sale", true);

    assertThat(page.dialog()).containsText("Not for sale");
    page.button("OK").click();
    assertThat(page.dialog()).hasCount(0);
  }

  @Test
  void buttonsGoWhenTheBotTakesThemAway() {
    long message = offer(Map.of("text", "Stop", "callback_data", "stop"));
    assertThat(page.button("Stop")).isVisible();

    stage.bot().call("editMessageReplyMarkup", Map.of("chat_id", ada, "message_id", message));

    assertThat(page.button("Stop")).hasCount(0);
  }

  @Test
  void anAddressButtonIsALinkThatOpensElsewhereWithoutAnOpener() {
    offer(Map.of("text", "The guide", "url", "https://example.org/guide"));

    Locator link =
        page.page()
            .locator(
                ".key", new com.microsoft.playwright.Page.LocatorOptions().setHasText("The guide"));

    assertThat(link).hasAttribute("href", "https://example.org/guide");
    assertThat(link).hasAttribute("target", "_blank");
    assertThat(link).hasAttribute("rel", "noopener noreferrer");
  }

  private long offer(Map<String, String> button) {
    var keyboard = Map.of("inline_keyboard", List.of(List.of(button)));
    return stage
        .bot()
        .call("sendMessage", Map.of("chat_id", ada, "text", "Choose", "reply_markup", keyboard))
        .path("message_id")
        .asLong();
  }

  private void answer(JsonNode query, String text, boolean alert) {
    stage
        .bot()
        .call(
            "answerCallbackQuery",
            Map.of(
                "callback_query_id",
                query.path("id").asString(),
                "text",
                text,
                "show_alert",
                alert));
  }
}
