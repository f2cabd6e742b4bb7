package dev.rapport.conversation.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was said in the conversations that this node answered last, so that a lively one is not
/// read from the database again and again. Thread-safe.
///
/// An entry is what was committed at one claim of the chat's lane. It holds at that claim and at
/// the next one, if no other node was in between, which the claims' numbers tell. A turn takes the
/// entry out and a new one comes only after its commit, so that nothing half done is ever kept.
final class RecentlySaid {
  private static final long MOST_CHARACTERS = 12L << 20;
  private static final int FRAME = 100;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Entry(long epoch, List<Said> said) {
    int weight() {
      return FRAME + said.stream().mapToInt(one -> FRAME + one.body().length()).sum();
    }
  }

  private final Cache<Conversation, Entry> entries =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Conversation _, Entry entry) -> entry.weight())
          .expireAfterWrite(KEPT)
          .executor(Runnable::run)
          .build();

  Optional<List<Said>> take(Conversation conversation, long epoch) {
    @Nullable Entry entry = entries.asMap().remove(conversation);
    if (entry == null || (entry.epoch != epoch && entry.epoch != epoch - 1))
      return Optional.empty();
    return Optional.of(entry.said);
  }

  void keep(Conversation conversation, long epoch, List<Said> said) {
    entries.put(conversation, new Entry(epoch, List.copyOf(said)));
  }
}
