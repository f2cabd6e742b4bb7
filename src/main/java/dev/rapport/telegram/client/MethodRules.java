package dev.rapport.telegram.client;

/// What sending a method again would do, and which flood budget it takes from.
///
/// @param repeatable whether making the same call twice leaves what making it once leaves
record MethodRules(Budget budget, boolean repeatable) {
  /// The budgets of a chat.
  enum Budget {
    /// Messages and their edits, which Telegram counts together.
    MESSAGE,
    /// Drafts, which Telegram counts apart.
    DRAFT,
    /// Calls that show nothing in the chat.
    NONE
  }

  private static final MethodRules SEND = new MethodRules(Budget.MESSAGE, false);
  private static final MethodRules EDIT = new MethodRules(Budget.MESSAGE, true);
  private static final MethodRules DRAFT = new MethodRules(Budget.DRAFT, true);
  private static final MethodRules QUIET = new MethodRules(Budget.NONE, true);
  private static final MethodRules UNKNOWN = new MethodRules(Budget.NONE, false);

  static MethodRules of(String method) {
    return switch (method) {
      case "sendMessage" -> SEND;
      case "editMessageText" -> EDIT;
      case "sendMessageDraft", "sendRichMessageDraft" -> DRAFT;
      case "sendChatAction",
          "answerCallbackQuery",
          "answerInlineQuery",
          "answerPreCheckoutQuery",
          "answerShippingQuery" ->
          QUIET;
      default -> byFirstWord(method);
    };
  }

  private static MethodRules byFirstWord(String method) {
    if (method.startsWith("send") || method.startsWith("copy") || method.startsWith("forward")) {
      return SEND;
    }
    if (method.startsWith("edit")) return EDIT;
    boolean settingOrAsking =
        method.startsWith("set") || method.startsWith("get") || method.startsWith("delete");
    return settingOrAsking ? QUIET : UNKNOWN;
  }

  boolean isDraft() {
    return budget == Budget.DRAFT;
  }
}
