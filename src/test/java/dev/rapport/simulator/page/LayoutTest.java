package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
final class LayoutTest {
  private static final String LONG_WORD = "x".repeat(300);

  private Stage stage;
  private long ada;

  @BeforeEach
  void adaHasSomeMessages(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    ada = stage.control().addPerson("Ada");
    stage.control().write(ada, ada, Map.of("text", "Hello " + LONG_WORD));
    stage.bot().nextText();
    stage.bot().say(ada, "Hi Ada, see <code>code</code> and <a href=\"https://e.org\">this</a>");
    stage.bot().say(ada, "<pre>" + "wide ".repeat(80) + "</pre>");
  }

  @Test
  void onAPhoneListAndChatAreTwoViews() {
    ChatPage page = stage.phone("#/person/%d".formatted(ada));
    assertThat(page.field()).isHidden();

    page.row("Rapport").tap();

    assertThat(page.field()).isVisible();
    assertThat(page.page().locator("#chat-list")).isHidden();
    assertThat(page.page().locator("#simulated-badge")).isInViewport();
    page.button("Back to the chats").tap();
    assertThat(page.page().locator("#chat-list")).isVisible();
    assertThat(page.page()).hasURL(Pattern.compile("#/person/%d$".formatted(ada)));
  }

  @Test
  void theBrowsersBackButtonLeadsFromTheChatToTheList() {
    ChatPage page = stage.phone("#/person/%d".formatted(ada));
    page.row("Rapport").tap();
    assertThat(page.field()).isVisible();

    page.page().goBack();

    assertThat(page.page().locator("#chat-list")).isVisible();
  }

  @Test
  void nothingIsWiderThanThePhone() {
    ChatPage page = stage.phone(ChatPage.chat(ada, ada));
    assertThat(page.message(LONG_WORD)).isVisible();

    assertThat(page.page().evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    for (Locator bubble : page.page().locator(".bubble").all()) {
      assertThat(bubble.boundingBox().width).isLessThan(370);
    }
  }

  @Test
  void onADesktopListAndChatStandSideBySideAndThePanelBesideThem() {
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    assertThat(page.page().locator("#chat-list")).isVisible();
    assertThat(page.field()).isVisible();
    double before = page.page().locator("#chat").boundingBox().width;

    page.page().locator("#workbench-toggle").click();

    assertThat(page.page().locator("#workbench")).isInViewport();
    assertThat(page.page().locator("#chat").boundingBox().width).isLessThan(before);
  }

  @Test
  void everyControlHasANameForThoseWhoDoNotSeeIt() {
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    assertThat(page.message("Hi Ada")).isVisible();
    page.page().locator("#workbench-toggle").click();

    Object nameless =
        page.page()
            .evaluate(
                """
                () => [...document.querySelectorAll('button, a[href], input, select, textarea')]
                    .filter(node => node.checkVisibility() && !(node.ariaLabel || node.textContent.trim()
                        || [...(node.labels ?? [])].some(label => label.textContent.trim())))
                    .map(node => node.outerHTML)
                """);

    assertThat(nameless).isEqualTo(List.of());
  }

  @Test
  void aChatCanBeHadByKeyboardAlone() {
    ChatPage page = stage.desktop(ChatPage.chat(ada, ada));
    assertThat(page.message("Hi Ada")).isVisible();
    page.page().locator(".timeline").focus();

    page.page().keyboard().press("ArrowUp");
    page.page().keyboard().press("Enter");
    page.page().keyboard().press("ArrowDown");
    page.page().keyboard().press("End");

    assertThat(page.menuItem("Copy text")).isFocused();
    page.page().keyboard().press("ArrowUp");
    page.page().keyboard().press("Enter");
    assertThat(page.field()).isFocused();
    assertThat(page.page().locator(".composer-context")).containsText("Reply to Rapport");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void textIsReadableInBothSchemes(ColorScheme scheme) {
    var options = new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme);
    ChatPage page = stage.open(ChatPage.chat(ada, ada), options);
    assertThat(page.message("Hi Ada")).isVisible();
    page.page().locator("#workbench-toggle").click();

    Object faint = page.page().evaluate(CONTRASTS);

    assertThat(faint).isEqualTo(List.of());
  }

  @Test
  void whoWantsNoMotionSeesADraftAtOnce() {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(1280, 800)
            .setReducedMotion(ReducedMotion.REDUCE);
    ChatPage page = stage.open(ChatPage.chat(ada, ada), options);
    assertThat(page.message("Hi Ada")).isVisible();

    stage.bot().draft(ada, "All of it in one go");

    assertThat(page.live()).containsText("All of it in one go");
    assertThat(page.live().locator(".cursor")).hasCSS("animation-iteration-count", "1");
  }

  /// What has less contrast to its background than WCAG asks of small text.
  private static final String CONTRASTS =
      """
      () => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const rgba = (colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
          return { r, g, b, a: a / 255 };
        };
        const over = (top, below) => ({
          r: top.r * top.a + below.r * (1 - top.a),
          g: top.g * top.a + below.g * (1 - top.a),
          b: top.b * top.a + below.b * (1 - top.a),
          a: 1,
        });
        const background = (node) => {
          const own = rgba(getComputedStyle(node).backgroundColor);
          return own.a === 1 || !node.parentElement ? own : over(own, background(node.parentElement));
        };
        const light = ({ r, g, b }) => [r, g, b].map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        }).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
        const contrast = (node) => {
          const below = background(node);
          const [low, high] = [light(over(rgba(getComputedStyle(node).color), below)), light(below)]
              .sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        };
        const hasText = (node) => [...node.childNodes].some(
            (child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim());
        return [...document.querySelectorAll('#app *')]
            .filter((node) => hasText(node) && node.checkVisibility() && !node.closest(':disabled'))
            .filter((node) => contrast(node) < 4.5)
            .map((node) => `${node.className} ${node.textContent.slice(0, 30)} ${contrast(node).toFixed(2)}`);
      }
      """;
}
