package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Parameters;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.StoredFile;
import dev.rapport.simulator.world.World;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`. Thread-safe.
public final class BotApi {
  private static final Pattern CALL = Pattern.compile("/bot([^/]+)/([^/]+)");
  private static final Pattern DOWNLOAD = Pattern.compile("/file/bot([^/]+)/(.+)");

  private final World world;
  private final Map<String, Method> methods = new HashMap<>();

  public BotApi(World world) {
    this.world = world;
    add(ProfileMethods.all());
    add(TextMethods.all());
    add(EditMethods.all());
    add(MediaMethods.all());
    add(CopyMethods.all());
    add(ReactionMethods.all());
    add(ChatMethods.all());
    add(TopicMethods.all());
    add(UpdateMethods.all());
  }

  private void add(Map<String, Method> more) {
    more.forEach((name, method) -> methods.put(name.toLowerCase(Locale.ROOT), method));
  }

  /// Answers one request.
  public Reply handle(HttpCall request) {
    Matcher download = DOWNLOAD.matcher(request.path());
    if (download.matches()) return download(download.group(1), download.group(2));
    Matcher call = CALL.matcher(request.path());
    if (!call.matches()) return Refusal.notFound().reply();
    Optional<Bot> bot = world.locked(() -> world.findBotByToken(decoded(call.group(1))));
    if (bot.isEmpty()) return Refusal.unauthorized().reply();
    return call(bot.get(), call.group(2), request);
  }

  /// Some clients escape the token's colon.
  private static String decoded(String token) {
    return token.replace("%3A", ":").replace("%3a", ":");
  }

  private Reply download(String token, String path) {
    Optional<Bot> bot = world.locked(() -> world.findBotByToken(decoded(token)));
    if (bot.isEmpty()) return Refusal.unauthorized().reply();
    Optional<StoredFile> file = world.files().findByPath(path);
    return file.<Reply>map(
            found -> new Reply.Full(200, "application/octet-stream", found.upload().bytes()))
        .orElseGet(() -> Refusal.notFound().reply());
  }

  private Reply call(Bot bot, String method, HttpCall request) {
    try {
      return new Attempt(new Call(world, bot, method, Parameters.of(request)), methods).reply();
    } catch (MalformedRequest e) {
      var nothing = new Call(world, bot, method, new Parameters(Map.of(), Map.of()));
      return new Attempt(nothing, methods).refused(Refusal.bad(String.valueOf(e.getMessage())));
    }
  }
}
