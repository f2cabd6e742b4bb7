package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
final class GroupsTest {
  private Stage stage;
  private long ada;
  private long grace;

  @BeforeEach
  void adaAndGraceArePresent(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    ada = stage.control().addPerson("Ada");
    grace = stage.control().addPerson("Grace");
  }

  @Test
  void inAGroupOthersMessagesShowWhoWroteThem() {
    long group = stage.control().addGroup("Kitchen", false, List.of(ada, grace));
    ChatPage page = stage.desktop(ChatPage.chat(ada, group));

    stage.control().write(grace, group, Map.of("text", "Who cooks?"));
    page.write("Not me");
    stage.bot().say(group, "I cannot");

    assertThat(page.message("Who cooks?").locator(".sender")).hasText("Grace");
    assertThat(page.message("I cannot").locator(".sender")).hasText("Rapport");
    assertThat(page.message("Not me").locator(".sender")).isHidden();
    assertThat(page.page().locator(".chat-names p")).hasText("Ada, Grace and Rapport");
  }

  @Test
  void anAtSignOffersTheBotsUsername() {
    long group = stage.control().addGroup("Kitchen", false, List.of(ada, grace));
    ChatPage page = stage.desktop(ChatPage.chat(ada, group));

    page.field().pressSequentially("Hey @rap");
    page.field().press("Enter");
    page.field().pressSequentially("hello");
    page.field().press("Enter");

    JsonNode message = stage.bot().nextWithText();
    assertThat(message.path("text").asString()).isEqualTo("Hey @rapport_sim_bot hello");
    assertThat(message.at("/entities/0/type").asString()).isEqualTo("mention");
  }

  @Test
  void eachTopicOfAForumIsAConversationOfItsOwn() {
    long forum = stage.control().addGroup("Trip", true, List.of(ada, grace));
    long flights = stage.control().addTopic(forum, "Flights");
    long food = stage.control().addTopic(forum, "Food");
    ChatPage page = stage.desktop(ChatPage.chat(ada, forum, flights));

    page.write("When do we leave?");

    assertThat(page.message("When do we leave?")).isVisible();
    assertThat(stage.bot().nextWithText().path("message_thread_id").asLong()).isEqualTo(flights);
    page.row("Food").click();
    assertThat(page.page().locator(".chat-names h1")).hasText("Food");
    assertThat(page.page().locator(".chat-names p")).hasText("in Trip");
    assertThat(page.message("When do we leave?")).hasCount(0);
    assertThat(page.page())
        .hasURL(Pattern.compile("#/person/%d/chat/%d/topic/%d$".formatted(ada, forum, food)));
    page.row("General").click();
    assertThat(page.message("When do we leave?")).hasCount(0);
  }

  @Test
  void unreadMessagesAreMarkedWhereTheyAreAndTheMarkGoesWhenTheyAreSeen() {
    long forum = stage.control().addGroup("Trip", true, List.of(ada, grace));
    long food = stage.control().addTopic(forum, "Food");
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    page.row("Food").click();
    page.row("Rapport").first().click();
    assertThat(page.row("Food").locator(".row-unread")).hasText("");

    write(grace, forum, food, "Fish?");
    write(grace, forum, food, "Or soup?");

    assertThat(page.row("Food").locator(".row-unread")).hasText("2");
    assertThat(page.row("Food").locator(".row-preview")).hasText("Grace: Or soup?");
    assertThat(page.page()).hasTitle(Pattern.compile("^\\(\\d+\\) Rapport"));
    page.row("Food").click();
    assertThat(page.row("Food").locator(".row-unread")).hasText("");
  }

  @Test
  void whatWasSeenStaysSeenAfterAReload() {
    long group = stage.control().addGroup("Kitchen", false, List.of(ada, grace));
    stage.control().write(grace, group, Map.of("text", "Who cooks?"));
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    assertThat(page.row("Kitchen").locator(".row-unread")).hasText("1");
    page.row("Kitchen").click();
    page.row("Rapport").click();
    stage.control().write(grace, group, Map.of("text", "Nobody?"));
    assertThat(page.row("Kitchen").locator(".row-unread")).hasText("1");

    page.page().reload();

    assertThat(page.row("Kitchen").locator(".row-preview")).hasText("Grace: Nobody?");
    assertThat(page.row("Kitchen").locator(".row-unread")).hasText("1");
  }

  @Test
  void anAnswerInATopicShowsOnlyThere() {
    long forum = stage.control().addGroup("Trip", true, List.of(ada, grace));
    long food = stage.control().addTopic(forum, "Food");
    ChatPage page = stage.desktop(ChatPage.chat(ada, forum, food));
    stage
        .bot()
        .call(
            "sendMessage",
            Map.of("chat_id", forum, "message_thread_id", food, "text", "Try the fish"));
    stage.bot().say(forum, "A word to all");

    assertThat(page.message("Try the fish")).isVisible();
    assertThat(page.message("A word to all")).hasCount(0);
    assertThat(page.message("Try the fish").locator(".quote")).isHidden();
  }

  @Test
  void aPersonAGroupAForumAndATopicCanBeMade() {
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    page.page().locator("#who").click();
    page.menuItem("Add a person").click();
    fill(page, "Name", "Linus");
    page.button("Add").click();
    assertThat(page.page().locator("#who")).containsText("Linus");

    page.page().locator("#new-chat").click();
    page.menuItem("New forum").click();
    fill(page, "Name of the forum", "Kernel");
    page.button("Create").click();
    assertThat(page.page().locator(".chat-names p")).hasText("in Kernel");

    page.page().locator("#new-chat").click();
    page.menuItem("New topic").click();
    fill(page, "Name of the topic", "Scheduler");
    page.button("Create").click();
    assertThat(page.page().locator(".chat-names h1")).hasText("Scheduler");

    page.page().locator("#new-chat").click();
    page.menuItem("New group").click();
    fill(page, "Name of the group", "Lunch");
    page.button("Create").click();
    assertThat(page.page().locator(".chat-names h1")).hasText("Lunch");
    assertThat(stage.control().chat("Kernel").at("/topics/0/name").asString())
        .isEqualTo("Scheduler");
    assertThat(stage.control().chat("Lunch").path("type").asString()).isEqualTo("group");
  }

  @Test
  void aPrivateChatHasTopicsTooWhenOneIsMade() {
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    page.page().locator("#chat-menu").click();
    page.menuItem("New topic").click();
    fill(page, "Name of the topic", "Work");
    page.button("Create").click();
    assertThat(page.page().locator(".chat-names h1")).hasText("Work");

    page.write("About work");

    assertThat(page.message("About work")).isVisible();
    assertThat(stage.bot().nextWithText().path("is_topic_message").asBoolean()).isTrue();
  }

  @Test
  void aGroupThatBecomesASupergroupGoesOnUnderItsNewId() {
    long group = stage.control().addGroup("Club", false, List.of(ada, grace));
    ChatPage page = stage.desktop(ChatPage.chat(ada, group));
    assertThat(page.page().locator(".chat-names h1")).hasText("Club");

    page.page().locator("#chat-menu").click();
    page.menuItem("Make it a supergroup").click();

    assertThat(page.page()).hasURL(Pattern.compile("/chat/-100\\d+$"));
    assertThat(page.row("Club")).hasCount(1);
    page.write("Still here");
    assertThat(page.message("Still here")).isVisible();
  }

  @Test
  void changingWhoOneIsShowsThatPersonsChats() {
    stage.control().addGroup("Only Grace", false, List.of(grace));
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    assertThat(page.row("Only Grace")).hasCount(0);

    page.page().locator("#who").click();
    page.page()
        .getByRole(
            com.microsoft.playwright.options.AriaRole.MENUITEMRADIO,
            new Page.GetByRoleOptions().setName("Grace"))
        .click();

    assertThat(page.page().locator("#who")).containsText("Grace");
    assertThat(page.row("Only Grace")).isVisible();
    assertThat(page.page()).hasURL(Pattern.compile("#/person/%d/chat/%d$".formatted(grace, grace)));
  }

  private static void fill(ChatPage page, String label, String value) {
    Locator field = page.dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    field.fill(value);
  }

  private void write(long person, long chat, long topic, String text) {
    stage.control().write(person, chat, Map.of("text", text, "message_thread_id", topic));
  }
}
