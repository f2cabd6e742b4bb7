package dev.rapport.simulator.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// The page as somebody who uses it sees it.
record ChatPage(Page page) {
  static String chat(long person, long chat) {
    return "#/person/%d/chat/%d".formatted(person, chat);
  }

  static String chat(long person, long chat, long topic) {
    return chat(person, chat) + "/topic/%d".formatted(topic);
  }

  Locator field() {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"));
  }

  /// Types a message and sends it.
  void write(String text) {
    field().fill(text);
    field().press("Enter");
  }

  /// All messages, oldest first, the live bubble among them.
  Locator messages() {
    return page.locator(".message");
  }

  /// The newest message that holds a text.
  Locator message(String text) {
    return messages().filter(new Locator.FilterOptions().setHasText(text)).last();
  }

  Locator live() {
    return page.locator(".message.live");
  }

  /// The row in the list with this title.
  Locator row(String title) {
    Locator titled = page.locator(".row-title:text-is(\"%s\")".formatted(title));
    return page.locator("#chat-list .row").filter(new Locator.FilterOptions().setHas(titled));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator menuItem(String name) {
    return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator toast() {
    return page.locator(".toast").last();
  }

  /// Opens the menu of a message.
  void openMenu(Locator message) {
    message.hover();
    message.getByLabel("Message actions").click();
  }
}
