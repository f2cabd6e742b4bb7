package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Draws the pictures of the documentation into `target/pictures`; `docs/images` has copies.
@BrowserTest
final class PicturesTest {
  private static final Path FOLDER = Path.of("target", "pictures");
  private static final long LARGEST = 300_000;

  private Stage stage;
  private long alice;

  @BeforeEach
  void aDayInTheLife(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    JsonNode people = stage.control().state().path("people");
    alice = people.at("/0/id").asLong();
    long boris = people.at("/1/id").asLong();
    long clara = people.at("/2/id").asLong();
    JsonNode friends = stage.control().chat("Friends");
    JsonNode club = stage.control().chat("Book club");
    long novels = club.at("/topics/0/message_thread_id").asLong();
    write(
        boris,
        friends,
        Map.of("text", "Leeks, cream, half a lemon. @rapport_sim_bot, what is dinner?"));
    stage
        .bot()
        .say(friends.path("id").asLong(), "A leek tart, if somebody has <b>puff pastry</b>.");
    write(clara, friends, Map.of("text", "I have! Tart it is 🎉"));
    write(clara, club, Map.of("text", "Chapter nine by Thursday?", "message_thread_id", novels));
    conversation();
  }

  private void conversation() {
    ask("40 minutes until my flight, and no talk for Thursday yet 🙈");
    long shape =
        answer(
            """
            Enough for a <i>shape</i>, not for slides. In this order:

            <b>1.</b> One sentence the room should remember
            <b>2.</b> Three stories that earn it
            <b>3.</b> The opening line, last

            What is the sentence?\
            """);
    react(shape, "🔥");
    write(
        alice,
        alice,
        Map.of(
            "text",
            "A queue is a promise to somebody who isn't looking",
            "reply_to_message_id",
            shape));
    answer(
        """
        That is the title, too. One slide of code, then say nothing for five seconds:
        <pre><code class="language-java">while (lane.claim()) {
            var turn = lane.next();
            turn.answer();   // exactly once
        }</code></pre>
        """);
    ask("And how do I open?");
  }

  @Test
  void aConversationOnADesktop() throws IOException {
    ChatPage page = stage.desktop(ChatPage.chat(alice, alice));
    assertThat(page.message("And how do I open?")).isVisible();
    drafting(page);

    assertThat(draw(page, "chat.png")).isLessThan(LARGEST);
  }

  @Test
  void aConversationOnAPhone() throws IOException {
    ChatPage page = stage.phone(ChatPage.chat(alice, alice));
    assertThat(page.message("And how do I open?")).isVisible();
    drafting(page);

    assertThat(draw(page, "chat-phone.png")).isLessThan(LARGEST);
  }

  @Test
  void faultsAndCallsBesideTheConversationInTheDark() throws IOException {
    var options =
        new Browser.NewContextOptions().setViewportSize(1280, 800).setColorScheme(ColorScheme.DARK);
    ChatPage page = stage.open(ChatPage.chat(alice, alice), options);
    page.page().locator("#workbench-toggle").click();
    page.page()
        .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Lost answer"))
        .click();
    drafting(page);

    assertThat(draw(page, "chat-faults.png")).isLessThan(LARGEST);
  }

  private void drafting(ChatPage page) {
    stage
        .bot()
        .draft(
            alice,
            "With <b>the person who isn't looking</b>: it is 3 a.m., she sleeps, and something you wrote is still keeping its word");
    assertThat(page.live()).containsText("keeping its word");
    Locator cursor = page.live().locator(".cursor");
    assertThat(cursor).isVisible();
  }

  private static long draw(ChatPage page, String name) throws IOException {
    Files.createDirectories(FOLDER);
    Path picture = FOLDER.resolve(name);
    page.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
    return Files.size(picture);
  }

  private void ask(String text) {
    stage.control().write(alice, alice, Map.of("text", text));
  }

  private long answer(String html) {
    var keyboard =
        Map.of(
            "inline_keyboard", List.of(List.of(Map.of("text", "Again", "callback_data", "again"))));
    return stage
        .bot()
        .call(
            "sendMessage",
            html.contains("<pre>")
                ? Map.of(
                    "chat_id", alice, "text", html, "parse_mode", "HTML", "reply_markup", keyboard)
                : Map.of("chat_id", alice, "text", html, "parse_mode", "HTML"))
        .path("message_id")
        .asLong();
  }

  private void react(long message, String emoji) {
    stage
        .control()
        .send(
            "POST",
            "/sim/chats/%d/messages/%d/reaction".formatted(alice, message),
            Map.of("from", alice, "emoji", emoji));
  }

  private void write(long person, JsonNode chat, Map<String, ?> message) {
    stage.control().write(person, chat.path("id").asLong(), message);
  }

  private void write(long person, long chat, Map<String, ?> message) {
    stage.control().write(person, chat, message);
  }
}
