package dev.rapport.telegram.updates;

import dev.rapport.telegram.Person;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.json.JsonCursor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads a pre-checkout query. Used once. Money is at stake, so every field is required.
final class PreCheckoutReader {
  private final JsonCursor json;
  private @Nullable String queryId;
  private @Nullable Person sender;
  private @Nullable String currency;
  private @Nullable Long amount;
  private @Nullable String payload;

  PreCheckoutReader(JsonCursor json) {
    this.json = json;
  }

  LongFunction<Update> read() {
    json.fields(this::field);
    return preCheckout(queryId, sender, currency, amount, payload);
  }

  private void field(String name) {
    switch (name) {
      case "id" -> queryId = json.text();
      case "from" -> sender = PersonReader.read(json);
      case "currency" -> currency = json.text();
      case "total_amount" -> amount = json.integer();
      case "invoice_payload" -> payload = json.text();
      default -> {}
    }
  }

  private static LongFunction<Update> preCheckout(
      @Nullable String queryId,
      @Nullable Person sender,
      @Nullable String currency,
      @Nullable Long amount,
      @Nullable String payload) {
    if (queryId == null
        || sender == null
        || currency == null
        || amount == null
        || payload == null) {
      return ContentReader.unreadable(
          UpdateKind.PRE_CHECKOUT_QUERY,
          "it lacks its id, sender, currency, total_amount or invoice_payload");
    }
    return id -> new Update.PreCheckout(id, queryId, sender, currency, amount, payload);
  }
}
