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

@BrowserTest
final class FormattingTest {
  private static final String ATTACK =
      "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

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
  void eachKindOfEmphasisHasItsElement() {
    Locator body =
        say(
            "<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s> <code>code</code> <b>both <i>nested</i></b>");

    assertThat(body.locator("strong").first()).hasText("bold");
    assertThat(body.locator("em").first()).hasText("italic");
    assertThat(body.locator("u")).hasText("under");
    assertThat(body.locator("s")).hasText("struck");
    assertThat(body.locator("code")).hasText("code");
    assertThat(body.locator("strong em")).hasText("nested");
  }

  @Test
  void aSpoilerIsHiddenUntilItIsClicked() {
    Locator body = say("The murderer is <tg-spoiler>the gardener</tg-spoiler>.");

    Locator spoiler = body.locator(".spoiler");
    assertThat(spoiler.locator(".spoiler-text")).hasCSS("opacity", "0");
    assertThat(spoiler).hasAttribute("role", "button");
    spoiler.click();
    assertThat(spoiler.locator(".spoiler-text")).hasCSS("opacity", "1");
    assertThat(spoiler).not().hasAttribute("role", "button");
  }

  @Test
  void aSpoilerCanBeShownByKeyboard() {
    Locator body = say("It is <tg-spoiler>the butler</tg-spoiler>.");

    body.locator(".spoiler").focus();
    page.page().keyboard().press("Enter");

    assertThat(body.locator(".spoiler-text")).hasCSS("opacity", "1");
  }

  @Test
  void aCodeBlockNamesItsLanguageAndCopiesItsText() {
    String code = "if (a < b) {\n    swap();\n}";
    Locator body =
        say("<pre><code class=\"language-java\">if (a &lt; b) {\n    swap();\n}</code></pre>");

    assertThat(body.locator(".language")).hasText("java");
    body.getByLabel("Copy code").click();

    assertThat(page.toast()).hasText("Copied");
    assertThat(page.page().evaluate("() => navigator.clipboard.readText()")).isEqualTo(code);
  }

  @Test
  void linksOpenElsewhereWithoutAnOpener() {
    Locator body =
        say(
            "<a href=\"https://example.org/page\">a page</a> and https://example.com and me@example.org");

    assertThat(body.locator("a")).hasCount(3);
    for (Locator link : body.locator("a").all()) {
      assertThat(link).hasAttribute("rel", "noopener noreferrer");
      assertThat(link).hasAttribute("target", "_blank");
    }
    assertThat(body.locator("a").nth(0)).hasAttribute("href", "https://example.org/page");
    assertThat(body.locator("a").nth(1)).hasAttribute("href", "https://example.com");
    assertThat(body.locator("a").nth(2)).hasAttribute("href", "mailto:me@example.org");
  }

  @Test
  void anAddressThatCouldRunSomethingIsNoLink() {
    stage
        .control()
        .write(
            ada,
            ada,
            Map.of(
                "text",
                "press here",
                "entities",
                List.of(
                    Map.of(
                        "type",
                        "text_link",
                        "offset",
                        0,
                        "length",
                        10,
                        "url",
                        "javascript:window.hacked=1"))));

    assertThat(page.message("press here")).isVisible();
    assertThat(page.message("press here").locator("a")).hasCount(0);
  }

  @Test
  void mentionsAndTagsAreColoured() {
    Locator body = say("@someone_else and #topic");

    assertThat(body.locator(".entity-mention")).hasText("@someone_else");
    assertThat(body.locator(".entity-hashtag")).hasText("#topic");
  }

  @Test
  void quotesStandApartAndLongOnesOpenOnDemand() {
    Locator body =
        say(
            "<blockquote>short</blockquote>\n<blockquote expandable>one\ntwo\nthree\nfour\nfive\nsix</blockquote>\nafter");

    assertThat(body.locator("blockquote").first()).hasText("short");
    Locator clipped = body.locator(".clipped");
    double closed = clipped.boundingBox().height;
    body.getByText("Show more").click();
    assertThat(body.getByText("Show less")).isVisible();
    assertThat(clipped.boundingBox().height).isGreaterThan(closed * 1.4);
  }

  @Test
  void entitiesThatOverlapWithoutNestingAreBothShown() {
    stage
        .control()
        .write(
            ada,
            ada,
            Map.of(
                "text",
                "one two three",
                "entities",
                List.of(
                    Map.of("type", "bold", "offset", 0, "length", 7),
                    Map.of("type", "italic", "offset", 4, "length", 9))));

    Locator body = page.message("one two three").locator(".body");
    assertThat(body.locator("strong")).hasText("one two");
    assertThat(body.locator("em")).hasText(new String[] {"two", " three"});
  }

  @Test
  void offsetsCountUtf16Units() {
    Locator body = say("😀😀 <b>bold</b> 👩‍👩‍👧 <i>italic</i>");

    assertThat(body.locator("strong")).hasText("bold");
    assertThat(body.locator("em")).hasText("italic");
  }

  @Test
  void markupInTextsStaysText() {
    page.write(ATTACK);
    assertThat(stage.bot().nextText()).isEqualTo(ATTACK);
    stage.bot().call("sendMessage", Map.of("chat_id", ada, "text", "Echo " + ATTACK));

    assertThat(page.message("Echo").locator(".body")).containsText(ATTACK);
    assertThat(page.message(ATTACK).first()).isVisible();
    nothingRan();
  }

  @Test
  void markupInNamesTitlesButtonsAndLanguagesStaysText() {
    long mallory = stage.control().addPerson("Mallory " + ATTACK.substring(0, 42));
    long group = stage.control().addGroup("G " + ATTACK, true, List.of(ada, mallory));
    stage.control().addTopic(group, "T " + ATTACK);
    stage.control().write(mallory, group, Map.of("text", "hello all"));
    stage
        .bot()
        .call(
            "sendMessage",
            Map.of(
                "chat_id",
                group,
                "text",
                "code",
                "entities",
                List.of(Map.of("type", "pre", "offset", 0, "length", 4, "language", ATTACK)),
                "reply_markup",
                Map.of(
                    "inline_keyboard",
                    List.of(List.of(Map.of("text", ATTACK, "callback_data", "x"))))));
    assertThat(title("G " + ATTACK)).isVisible(); // the page is ready and follows its address
    page.page().navigate(page.page().url().replaceAll("#.*", "") + ChatPage.chat(ada, group));

    assertThat(page.message("hello all").locator(".sender")).containsText("Mallory <img");
    assertThat(title("G " + ATTACK)).isVisible();
    assertThat(title("T " + ATTACK)).isVisible();
    assertThat(page.page().locator(".key")).hasText(ATTACK);
    assertThat(page.page().locator(".language")).hasText(ATTACK);
    nothingRan();
  }

  private Locator title(String text) {
    return page.page().locator(".row-title", new Page.LocatorOptions().setHasText(text));
  }

  private void nothingRan() {
    assertThat(page.page().locator("img[onerror], #app script")).hasCount(0);
    assertThat(page.page().evaluate("() => window.hacked ?? 'nothing'")).isEqualTo("nothing");
  }

  private Locator say(String html) {
    long number = stage.bot().say(ada, html).path("message_id").asLong();
    Locator message = page.page().locator("[data-message='%d']".formatted(number));
    assertThat(message).hasClass(Pattern.compile("theirs"));
    return message.locator(".body");
  }
}
