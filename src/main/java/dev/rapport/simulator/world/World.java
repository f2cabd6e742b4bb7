package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The whole of the simulated Telegram.
public final class World {
  private static final long FIRST_PERSON = 5_000_001;
  private static final long FIRST_GROUP = 4_000_001;
  private static final long FIRST_SUPERGROUP = 1_000_002_000_001L;

  private record Pair(long bot, long person) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final RandomGenerator random;
  private final String instance;
  private final EventLog events = new EventLog();
  private final CallLog record;
  private final Faults faults;
  private final FloodControl flood;
  private final FileStore files = new FileStore();
  private final Map<String, Bot> botsByToken = new LinkedHashMap<>();
  private final Map<Long, Person> people = new LinkedHashMap<>();
  private final Map<Pair, Chat> privateChats = new LinkedHashMap<>();
  private final Map<Long, Chat> groups = new LinkedHashMap<>();
  private final Outbox outbox;
  private long nextPerson = FIRST_PERSON;
  private long nextGroup = FIRST_GROUP;
  private long nextSupergroup = FIRST_SUPERGROUP;

  public World(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.instance = randomId();
    this.record = new CallLog(clock);
    this.faults = new Faults(random);
    this.flood = new FloodControl(clock, faults);
    this.outbox = new Outbox(this);
  }

  /// Does something while nothing else happens.
  public <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  public InstantSource clock() {
    return clock;
  }

  public EventLog events() {
    return events;
  }

  public CallLog record() {
    return record;
  }

  public Faults faults() {
    return faults;
  }

  public FloodControl flood() {
    return flood;
  }

  public FileStore files() {
    return files;
  }

  /// Where messages and updates are made.
  public Outbox outbox() {
    return outbox;
  }

  /// A number that nobody guesses, for a callback query or the like.
  String randomId() {
    return Long.toUnsignedString(random.nextLong());
  }

  long seconds() {
    return clock.instant().getEpochSecond();
  }

  /// Registers a bot.
  ///
  /// @throws MalformedRequest if the token is not of Telegram's form, or is taken
  public Bot addBot(String token, String username, String firstName) {
    if (!token.matches("[1-9]\\d{0,17}:[A-Za-z0-9_-]{10,}")) {
      throw new MalformedRequest("a token looks like 123456:letters-and-digits");
    }
    if (botsByToken.containsKey(token)) throw new MalformedRequest("this token is registered");
    Bot bot = new Bot(token, username, firstName, lock.newCondition());
    if (findBot(bot.id()).isPresent()) throw new MalformedRequest("this bot is registered");
    botsByToken.put(token, bot);
    events.add("bot", bot.view());
    return bot;
  }

  public Optional<Bot> findBotByToken(String token) {
    return Optional.ofNullable(botsByToken.get(token));
  }

  public Optional<Bot> findBot(long id) {
    return botsByToken.values().stream().filter(bot -> bot.id() == id).findFirst();
  }

  public Collection<Bot> bots() {
    return botsByToken.values();
  }

  public Person addPerson(
      String firstName, @Nullable String username, @Nullable String languageCode) {
    Person person = new Person(nextPerson++, firstName, username, languageCode);
    people.put(person.id(), person);
    events.add("person", person.view());
    return person;
  }

  public Optional<Person> findPerson(long id) {
    return Optional.ofNullable(people.get(id));
  }

  public Collection<Person> people() {
    return people.values();
  }

  /// A chat as the bot knows it: a person that it never heard of is no chat.
  public Optional<Chat> findChat(Bot bot, long id) {
    @Nullable Chat known = privateChats.get(new Pair(bot.id(), id));
    if (known == null) known = groups.get(id);
    return Optional.ofNullable(known);
  }

  /// The person's chat with the bot, begun if need be.
  public Chat privateChat(Bot bot, Person person) {
    @Nullable Chat known = privateChats.get(new Pair(bot.id(), person.id()));
    if (known != null) return known;
    Chat begun = Chat.between(person, bot);
    privateChats.put(new Pair(bot.id(), person.id()), begun);
    events.add("chat", begun.view());
    return begun;
  }

  public Optional<Chat> findGroup(long id) {
    return Optional.ofNullable(groups.get(id));
  }

  public List<Chat> chats() {
    List<Chat> all = new ArrayList<>(privateChats.values());
    all.addAll(groups.values());
    return all;
  }

  /// Makes a group of people, with nobody told of it yet.
  Chat addGroup(Chat.Kind kind, String title, boolean privacyMode) {
    long id = kind == Chat.Kind.GROUP ? -nextGroup++ : -nextSupergroup++;
    Chat chat = Chat.group(id, kind, title, privacyMode);
    groups.put(id, chat);
    return chat;
  }

  /// `bots`, `people`, `chats` and `faults`, as the control surface shows them, with `last_event`,
  /// the number of the newest event that is in it, and `instance`, which another start changes.
  public ObjectNode view() {
    ObjectNode view = Json.object();
    var botViews = view.putArray("bots");
    bots().forEach(bot -> botViews.add(bot.view()));
    var personViews = view.putArray("people");
    people().forEach(person -> personViews.add(person.view()));
    var chatViews = view.putArray("chats");
    chats().forEach(chat -> chatViews.add(chat.view()));
    view.set("faults", faults.json());
    return view.put("instance", instance).put("last_event", events.last());
  }
}
