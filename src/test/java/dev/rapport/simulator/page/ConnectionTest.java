package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

@BrowserTest
final class ConnectionTest {
  @Test
  void withoutABotThePageSaysHowToStartIt(Stage stage) {
    long ada = stage.control().addPerson("Ada");

    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));

    Locator empty = page.page().locator(".empty");
    assertThat(empty).containsText("Waiting for the bot");
    assertThat(empty.locator("code")).hasText("./rapport start");
    page.write("Is anybody there?");
    assertThat(page.page().locator(".absent")).containsText("./rapport start");
    stage.bot().poll(0);
    assertThat(page.page().locator(".absent")).isHidden();
  }

  @Test
  void everyPageSaysThatThisIsSimulated(Stage stage) {
    ChatPage page = stage.desktop("");

    assertThat(page.page().locator("#simulated-badge")).hasText("Simulated Telegram");
    assertThat(page.page()).hasTitle("Rapport · simulated Telegram");
  }

  @Test
  void aLossIsShownAndThePageGoesOnByItselfWhenTheSimulatorIsBack(Stage stage) {
    stage.bot().poll(0);
    long alice = stage.control().state().at("/people/0/id").asLong();
    ChatPage page = stage.desktop(ChatPage.chat(alice, alice));
    page.write("Before");
    assertThat(page.message("Before")).isVisible();

    stage.stopSimulator();

    Locator banner = page.page().locator("#connection-banner");
    assertThat(banner).containsText("Connection to the simulator lost");
    page.field().fill("Kept while away");
    page.field().press("Enter");
    assertThat(page.toast()).containsText("The simulator does not answer");
    assertThat(page.field()).hasValue("Kept while away");

    stage.startSimulatorAgain();

    assertThat(banner).isHidden();
    assertThat(page.message("Before")).hasCount(0);
    page.write("After");
    assertThat(stage.bot().nextText()).isEqualTo("After");
    stage.bot().say(alice, "Welcome back");
    assertThat(page.message("Welcome back")).isVisible();
  }

  @Test
  void whatHappenedDuringALossIsThereAfterwards(Stage stage) {
    stage.bot().poll(0);
    long ada = stage.control().addPerson("Ada");
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    page.write("Before");
    assertThat(page.message("Before")).isVisible();

    page.page().context().setOffline(true);
    page.page().evaluate("() => dispatchEvent(new Event('offline'))");
    stage.bot().nextText();
    stage.bot().say(ada, "Said meanwhile");
    page.page().context().setOffline(false);

    assertThat(page.message("Said meanwhile")).hasCount(1);
  }

  @Test
  void twoPagesOfOneChatShowTheSame(Stage stage) {
    stage.bot().poll(0);
    long ada = stage.control().addPerson("Ada");
    ChatPage one = stage.desktop(ChatPage.chat(ada, ada));
    ChatPage two = stage.phone(ChatPage.chat(ada, ada));

    one.write("From the desk");
    two.write("From the pocket");

    assertThat(one.message("From the pocket")).isVisible();
    assertThat(two.message("From the desk")).isVisible();
    assertThat(one.messages()).hasCount(2);
  }

  @Test
  void anAddressOfWhatDoesNotExistOpensWhatDoes(Stage stage) {
    ChatPage page = stage.desktop("#/person/1/chat/2/topic/3");

    assertThat(page.page().locator("#who")).containsText("Alice");
    assertThat(page.field()).isVisible();
    assertThat(Map.of("open", page.page().url())).doesNotContainValue("#/person/1/chat/2/topic/3");
  }
}
