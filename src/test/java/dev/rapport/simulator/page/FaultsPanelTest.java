package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
final class FaultsPanelTest {
  private Stage stage;
  private long ada;
  private ChatPage page;

  @BeforeEach
  void adaOpensThePanel(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    ada = stage.control().addPerson("Ada");
    stage.control().write(ada, ada, Map.of("text", "Hi"));
    stage.bot().nextText();
    page = stage.desktop(ChatPage.chat(ada, ada));
    page.page().locator("#workbench-toggle").click();
  }

  @Test
  void aFaultThatIsSwitchedOnStrikesTheBot() {
    flip("Flood 429");
    await().until(() -> faults().path("methods").size() == 1);

    JsonNode answer = stage.bot().tryCall("sendMessage", Map.of("chat_id", ada, "text", "Hello"));

    assertThat(answer.path("error_code").asInt()).isEqualTo(429);
    assertThat(answer.at("/parameters/retry_after").asInt()).isEqualTo(3);
    assertThat(page.page().locator("#workbench-toggle")).containsText("1");
  }

  @Test
  void methodShareCountAndDelayOfAFaultAreSet() {
    flip("Slow");
    Locator card = card("slow");

    card.getByLabel("Method").selectOption("editMessageText");
    card.getByLabel("How often").fill("50");
    change(card.getByLabel("Times left"), "4");
    change(card.getByLabel("Delay in ms"), "250");

    await().until(() -> faults().at("/methods/0/delay_ms").asInt() == 250);
    JsonNode rule = faults().at("/methods/0");
    assertThat(rule.path("method").asString()).isEqualTo("editMessageText");
    assertThat(rule.path("probability").asDouble()).isEqualTo(0.5);
    assertThat(rule.path("remaining").asInt()).isEqualTo(4);
  }

  @Test
  void howOftenAFaultStillStrikesCountsDown() {
    flip("Error 500");
    change(card("status_500").getByLabel("Times left"), "2");
    await().until(() -> faults().at("/methods/0/remaining").asInt() == 2);

    stage.bot().tryCall("sendMessage", Map.of("chat_id", ada, "text", "Hello"));

    card("status_500").getByLabel("How often").focus();
    assertThat(card("status_500").getByLabel("Times left")).hasValue("1");
  }

  @Test
  void updatesCanBeDoubledAndFloodLimitsHeld() {
    page.page().getByLabel("Delivered twice").fill("100");
    flip("Flood limits");
    change(page.page().getByLabel("At once in a chat"), "7");

    await().until(() -> faults().at("/flood_limits/chat_burst").asInt() == 7);
    assertThat(faults().at("/updates/duplicate").asDouble()).isEqualTo(1.0);
    assertThat(faults().at("/flood_limits/enabled").asBoolean()).isTrue();
  }

  @Test
  void everythingIsSwitchedOffAtOnce() {
    flip("Lost answer");
    flip("Garbage");
    page.page().getByLabel("Out of order").fill("30");
    await().until(() -> faults().at("/updates/reorder").asDouble() > 0);

    page.button("Switch all off").click();

    await().until(() -> faults().path("methods").isEmpty());
    assertThat(faults().at("/updates/reorder").asDouble()).isZero();
    assertThat(page.page().locator(".fault.on")).hasCount(0);
  }

  @Test
  void faultsThatSomebodyElseSetShowAtOnce() {
    stage
        .control()
        .send(
            "PUT",
            "/sim/faults",
            Map.of("methods", new Object[] {Map.of("method", "*", "fault", "reset")}));

    assertThat(card("reset").getByRole(AriaRole.SWITCH)).hasAttribute("aria-checked", "true");
    assertThat(card("reset").getByLabel("Method")).hasValue("*");
  }

  @Test
  void theCallsOfTheBotAreListedAsTheyHappen() {
    page.page()
        .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Bot API calls"))
        .click();

    stage.bot().say(ada, "A recorded word");
    stage.bot().tryCall("sendMessage", Map.of("chat_id", 1, "text", "To nobody"));

    Locator calls = page.page().locator(".call[data-method=sendMessage]");
    assertThat(calls).hasCount(2);
    assertThat(calls.nth(0)).hasAttribute("data-look", "refused");
    assertThat(calls.nth(0)).containsText("400");
    assertThat(calls.nth(1)).hasAttribute("data-look", "fine");
    assertThat(calls.nth(1)).containsText("ms");
    calls.nth(1).locator("summary").click();
    assertThat(calls.nth(1).locator("pre")).containsText("A recorded word");
  }

  @Test
  void escapeClosesThePanelAndGivesTheFocusBack() {
    page.page().keyboard().press("Escape");

    assertThat(page.page().locator("#workbench")).isHidden();
    assertThat(page.page().locator("#workbench-toggle")).isFocused();
  }

  private void flip(String name) {
    page.page().getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name)).click();
  }

  private Locator card(String fault) {
    return page.page().locator("[data-fault=" + fault + "]");
  }

  private static void change(Locator field, String value) {
    field.fill(value);
    field.press("Tab");
  }

  private JsonNode faults() {
    return stage.control().send("GET", "/sim/faults", Map.of());
  }
}
