package dev.rapport.inbox.engine;

import dev.rapport.inbox.InboxSettings;
import dev.rapport.inbox.LaneStops;
import dev.rapport.inbox.TurnHandler;
import dev.rapport.inbox.TurnRecordWriter;
import dev.rapport.inbox.store.InboxStore;
import dev.rapport.inbox.store.LaneCommitter;
import dev.rapport.inbox.store.LaneStore;
import dev.rapport.settings.Settings;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.UpdateReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/// Wires the lanes of this process.
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
  @Bean
  InboxSettings inboxSettings(Settings settings) {
    return InboxSettings.from(settings);
  }

  /// This process among all that ever ran on this database.
  @Bean
  NodeName nodeName() {
    return new NodeName(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
  }

  @Bean
  LaneStore laneStore(Transactions transactions, NodeName node) {
    return new LaneStore(transactions, node.value());
  }

  @Bean(destroyMethod = "close")
  Commits commits(
      Transactions transactions, NodeName node, List<TurnRecordWriter<?>> recordWriters) {
    return new Commits(new LaneCommitter(transactions, node.value(), recordWriters));
  }

  @Bean(destroyMethod = "close")
  Intake intake(
      Transactions transactions, ObjectProvider<LaneWorker> worker, MeterRegistry meters) {
    Supplier<Optional<LaneWorker>> here =
        SingletonSupplier.of(() -> Optional.ofNullable(worker.getIfAvailable()));
    return new Intake(
        new InboxStore(transactions),
        updates -> here.get().ifPresent(present -> present.stored(updates)),
        meters);
  }

  @Bean
  @Conditional(OnWorker.class)
  LaneWorker laneWorker(
      InboxSettings settings,
      LaneStore lanes,
      Commits commits,
      BotApi api,
      BotCalls calls,
      TurnHandler handler,
      UpdateReader reader,
      Clock clock,
      MeterRegistry meters) {
    var delivery = new Delivery(api, calls);
    var tools = new LaneTools(settings, lanes, commits, delivery, handler, reader, clock, meters);
    return new LaneWorker(tools, System::nanoTime);
  }

  @Bean
  LaneStops laneStops(LaneStore lanes, ObjectProvider<LaneWorker> worker) {
    return (botId, chatId) -> {
      String lane = botId + ":" + chatId;
      worker.ifAvailable(present -> present.stopTurn(lane));
      return lanes.requestStop(lane);
    };
  }
}
