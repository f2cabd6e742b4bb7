package dev.rapport.simulator.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A simulator, a bot and the pages that look at it. Whatever a page complains of in its console is
/// a failure of the test.
final class Stage implements AutoCloseable {
  private final Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Simulator simulator;
  private ScriptedBot bot;

  Stage(Browser browser) {
    this.browser = browser;
    this.simulator = Simulator.start(SimulatorSettings.onFreePort());
    this.bot = new ScriptedBot(simulator.uri(), Simulator.BOT_TOKEN);
    // The flood limits have tests of their own; here they would only slow things down.
    control("PUT", "/sim/faults", Map.of("flood_limits", Map.of("enabled", false)));
  }

  ScriptedBot bot() {
    return bot;
  }

  Control control() {
    return new Control(simulator.uri());
  }

  private void control(String method, String path, Object body) {
    control().send(method, path, body);
  }

  /// Opens the page on a desktop.
  ChatPage desktop(String address) {
    return open(address, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  /// Opens the page on a phone.
  ChatPage phone(String address) {
    return open(
        address,
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setIsMobile(true)
            .setHasTouch(true));
  }

  ChatPage open(String address, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options
                .setLocale("en-US")
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    contexts.add(context);
    Page page = context.newPage();
    page.setDefaultTimeout(10_000);
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) complaints.add(message.text());
    });
    page.onPageError(complaints::add);
    page.navigate(simulator.uri() + "/" + address);
    return new ChatPage(page);
  }

  /// Ends the simulator, as a crash would.
  void stopSimulator() {
    bot.close();
    simulator.close();
  }

  /// Starts a new one, empty, where the old one was.
  void startSimulatorAgain() {
    simulator = Simulator.start(new SimulatorSettings("127.0.0.1", simulator.port()));
    bot = new ScriptedBot(simulator.uri(), Simulator.BOT_TOKEN);
  }

  /// What browsers complained of; that a request failed while the simulator was away is no
  /// complaint.
  List<String> complaints() {
    return complaints.stream().filter(text -> !text.contains("net::ERR_")).toList();
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    bot.close();
    simulator.close();
  }
}
