package dev.rapport.testing;

import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.IncomingMessage.Chat;
import dev.rapport.telegram.IncomingMessage.RepliedMessage;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.TextEntity;
import dev.rapport.telegram.Update;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages as people send them, for tests.
public final class TestMessages {
  public static final Person ANNA = new Person(7, false, "Anna", null, "anna", "en");
  public static final Person BOB = new Person(8, false, "Bob", "Stone", null, "de");
  public static final Person BOT = new Person(42, true, "Rapport", null, "rapport_bot", null);

  private TestMessages() {}

  public static IncomingMessage inPrivate(String text) {
    return message(new Chat(7, Chat.Kind.PRIVATE, null), ANNA, text, null, List.of(), null);
  }

  public static IncomingMessage inGroup(Person sender, String text) {
    return inGroup(sender, text, null);
  }

  public static IncomingMessage inGroup(
      Person sender, String text, @Nullable RepliedMessage replyTo) {
    return message(
        new Chat(-100, Chat.Kind.SUPERGROUP, "Friends"), sender, text, replyTo, List.of(), null);
  }

  public static IncomingMessage mentioning(Person sender, String text, String mention) {
    var entity = TextEntity.of("mention", text.indexOf(mention), mention.length());
    return message(
        new Chat(-100, Chat.Kind.SUPERGROUP, "Friends"), sender, text, null, List.of(entity), null);
  }

  public static IncomingMessage inTopic(Person sender, String text, long topicId) {
    return message(
        new Chat(-100, Chat.Kind.SUPERGROUP, "Friends"), sender, text, null, List.of(), topicId);
  }

  private static IncomingMessage message(
      Chat chat,
      Person sender,
      String text,
      @Nullable RepliedMessage replyTo,
      List<TextEntity> entities,
      @Nullable Long topicId) {
    return new IncomingMessage(
        chat, 11, topicId, sender, Instant.EPOCH, text, entities, replyTo, List.of(), null);
  }

  public static Update update(long id, IncomingMessage message) {
    return new Update.NewMessage(id, message);
  }
}
