package dev.rapport.ops.web;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.simulator.Simulator;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What somebody sees who opens the address of the program in a browser.
@Controller
final class FirstPage {
  private final Settings settings;

  FirstPage(Settings settings) {
    this.settings = settings;
  }

  @GetMapping("/")
  ResponseEntity<String> show() {
    String page =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Rapport</title>
        <style>
          :root { color-scheme: light dark }
          body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem }
        </style>
        <h1>Rapport</h1>
        <p>An AI conversation bot for Telegram runs here. %s</p>
        <p>How it is: <a href="/health">/health</a>, <a href="/health/detailed">/health/detailed</a>,
        <a href="/metrics">/metrics</a></p>
        </html>
        """
            .formatted(
                chatPage()
                    .map("Telegram is simulated: <a href=\"%s\">chat with the bot</a>."::formatted)
                    .orElse("Chat with it in Telegram."));
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page);
  }

  private Optional<URI> chatPage() {
    return settings
        .findSecret(Setting.TELEGRAM_BOT_TOKEN)
        .filter(token -> token.matches(Simulator.BOT_TOKEN))
        .map(_ -> settings.address(Setting.TELEGRAM_API_URL));
  }
}
