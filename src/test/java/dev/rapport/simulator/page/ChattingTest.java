package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
final class ChattingTest {
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
  void whatIsWrittenReachesTheBotAndItsAnswerAppears() {
    page.write("Is anybody there?");

    assertThat(stage.bot().nextText()).isEqualTo("Is anybody there?");
    stage.bot().say(ada, "I am.");
    assertThat(page.message("Is anybody there?")).hasClass(Pattern.compile("mine"));
    assertThat(page.message("I am.")).hasClass(Pattern.compile("theirs"));
    assertThat(page.page().locator("#announcer")).hasText("Rapport: I am.");
  }

  @Test
  void theStartButtonOfAnEmptyChatSendsStart() {
    page.button("Start").click();

    assertThat(stage.bot().nextText()).isEqualTo("/start");
  }

  @Test
  void shiftAndEnterBeginANewLineInsteadOfSending() {
    page.field().fill("one");
    page.field().press("Shift+Enter");
    page.field().pressSequentially("two");
    page.field().press("Enter");

    assertThat(stage.bot().nextText()).isEqualTo("one\ntwo");
    assertThat(page.field()).hasValue("");
  }

  @Test
  void whatIsWrittenQuicklyArrivesInOrder() {
    for (String text : new String[] {"one", "two", "three"}) page.write(text);

    assertThat(stage.bot().nextText()).isEqualTo("one");
    assertThat(stage.bot().nextText()).isEqualTo("two");
    assertThat(stage.bot().nextText()).isEqualTo("three");
  }

  @Test
  void aTextThatIsTooLongForOneMessageGoesAsSeveralWithoutCuttingACharacter() {
    String text = "x".repeat(4095) + "😀" + "y".repeat(10);

    page.write(text);

    assertThat(stage.bot().nextText()).isEqualTo("x".repeat(4095));
    assertThat(stage.bot().nextText()).isEqualTo("😀" + "y".repeat(10));
  }

  @Test
  void typingShowsUntilTheMessageComes() {
    stage.bot().say(ada, "First.");
    stage.bot().call("sendChatAction", Map.of("chat_id", ada, "action", "typing"));

    assertThat(page.live().locator(".dots")).isVisible();
    assertThat(page.page().locator(".chat-names p")).hasText("typing…");
    stage.bot().say(ada, "Second.");
    assertThat(page.live()).hasCount(0);
    assertThat(page.page().locator(".chat-names p")).hasText("@rapport_sim_bot · bot");
  }

  @Test
  void aDraftGrowsInPlaceAndBecomesTheMessageWithoutAJump() {
    page.write("Tell me a story");
    stage.bot().draft(ada, "Once upon");
    assertThat(page.live()).containsText("Once upon");
    Locator bubble = page.live();
    bubble.evaluate("node => { node.kept = true; }");
    double top = bubble.boundingBox().y;

    stage.bot().draft(ada, "Once upon a time there was <b>a queue</b>");

    assertThat(page.live()).containsText("Once upon a time there was a queue");
    assertThat(page.live().locator("strong")).hasText("a queue");
    assertThat(page.live().locator(".cursor")).isVisible();

    stage.bot().say(ada, "Once upon a time there was <b>a queue</b>.");

    Locator message = page.message("a queue.");
    assertThat(page.live()).hasCount(0);
    assertThat(message.locator(".cursor")).hasCount(0);
    assertThat(message.evaluate("node => node.kept")).isEqualTo(true);
    assertThat(message.boundingBox().y).isEqualTo(top);
    assertThat(page.messages()).hasCount(2);
  }

  @Test
  void anAnswerThatIsStreamedByEditsChangesInPlace() {
    long answer = stage.bot().say(ada, "Thinking").path("message_id").asLong();
    assertThat(page.message("Thinking")).isVisible();

    stage
        .bot()
        .call(
            "editMessageText",
            Map.of("chat_id", ada, "message_id", answer, "text", "Thinking is done"));

    assertThat(page.messages()).hasCount(1);
    assertThat(page.message("Thinking is done").locator(".meta")).containsText("edited");
  }

  @Test
  void aMessageThatTheBotDeletesGoes() {
    long joke = stage.bot().say(ada, "A bad joke").path("message_id").asLong();
    assertThat(page.message("A bad joke")).isVisible();

    stage.bot().call("deleteMessage", Map.of("chat_id", ada, "message_id", joke));

    assertThat(page.messages()).hasCount(0);
  }

  @Test
  void arrowUpEditsTheLastMessageOfOnesOwn() {
    page.write("Helo");
    stage.bot().nextText();
    assertThat(page.message("Helo")).isVisible();

    page.field().press("ArrowUp");
    assertThat(page.field()).hasValue("Helo");
    page.write("Hello");

    assertThat(stage.bot().next("edited_message").path("text").asString()).isEqualTo("Hello");
    assertThat(page.message("Hello").locator(".meta")).containsText("edited");
    assertThat(page.field()).hasValue("");
  }

  @Test
  void anEditThatIsGivenUpLeavesTheMessageAndAnEmptyField() {
    page.write("As it is");
    assertThat(page.message("As it is")).isVisible();
    page.field().press("ArrowUp");

    page.field().press("Escape");

    assertThat(page.field()).hasValue("");
    assertThat(page.page().locator(".composer-context")).isHidden();
  }

  @Test
  void aReplyQuotesWhatItAnswers() {
    stage.bot().say(ada, "Tea or coffee?");
    page.openMenu(page.message("Tea or coffee?"));
    page.menuItem("Reply").click();
    assertThat(page.page().locator(".composer-context")).containsText("Tea or coffee?");

    page.write("Tea");

    assertThat(stage.bot().next("message").path("reply_to_message").path("text").asString())
        .isEqualTo("Tea or coffee?");
    assertThat(page.message("Tea").locator(".quote")).containsText("Tea or coffee?");
    assertThat(page.page().locator(".composer-context")).isHidden();
  }

  @Test
  void aReactionShowsUnderTheMessageAndReachesTheBotAndCanBeTakenBack() {
    stage.bot().say(ada, "A good joke");
    page.openMenu(page.message("A good joke"));
    page.menuItem("React with 🔥").click();

    Locator chip = page.message("A good joke").locator(".reaction");
    assertThat(chip).hasText("🔥");
    assertThat(chip).hasAttribute("aria-pressed", "true");
    assertThat(stage.bot().next("message_reaction").at("/new_reaction/0/emoji").asString())
        .isEqualTo("🔥");
    chip.click();
    assertThat(page.message("A good joke").locator(".reaction")).hasCount(0);
  }

  @Test
  void aCommandInATextIsSentWhenItIsClicked() {
    stage.bot().say(ada, "Ask for /help if you are lost");

    page.message("Ask for").locator(".command").click();

    assertThat(stage.bot().nextText()).isEqualTo("/help");
  }

  @Test
  void aSlashOffersTheCommandsThatTheBotHasSet() {
    stage
        .bot()
        .call(
            "setMyCommands",
            Map.of(
                "commands",
                new Object[] {
                  Map.of("command", "help", "description", "What I can do"),
                  Map.of("command", "new", "description", "Start over")
                }));

    page.field().pressSequentially("/");
    Locator offers = page.page().locator("#suggestions li");
    assertThat(offers).hasCount(2);
    page.field().press("ArrowDown");
    page.field().press("Tab");

    assertThat(page.field()).hasValue("/new ");
    page.field().press("Enter");
    assertThat(stage.bot().nextText()).isEqualTo("/new");
  }

  @Test
  void whoBlocksTheBotCannotWriteUntilUnblocking() {
    page.page().locator("#chat-menu").click();
    page.menuItem("Block the bot").click();

    assertThat(page.page().locator(".blocked-bar")).isVisible();
    assertThat(page.field()).isHidden();
    JsonNode refusal = stage.bot().tryCall("sendMessage", Map.of("chat_id", ada, "text", "Hey"));
    assertThat(refusal.path("error_code").asInt()).isEqualTo(403);
    page.button("Unblock").click();
    assertThat(page.field()).isVisible();
    page.write("Sorry");
    assertThat(stage.bot().nextText()).isEqualTo("Sorry");
  }

  @Test
  void earlierMessagesComeWhenOneScrollsUp() {
    for (int number = 1; number <= 130; number++) {
      stage.control().write(ada, ada, Map.of("text", "Message " + number));
    }
    page.page().reload();
    assertThat(page.message("Message 130")).isInViewport();
    assertThat(page.messages()).hasCount(100);

    page.page().locator(".timeline").evaluate("node => { node.scrollTop = 0; }");

    assertThat(page.messages()).hasCount(130);
    assertThat(page.button("To the newest message")).isVisible();
    page.button("To the newest message").click();
    assertThat(page.message("Message 130")).isInViewport();
  }
}
