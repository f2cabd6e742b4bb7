package dev.rapport.cli.data;

import dev.rapport.inbox.DeadLetters.UpdateId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `BOT:UPDATE`.
final class UpdateIdReader implements ITypeConverter<UpdateId> {
  @Override
  public UpdateId convert(String text) {
    if (!text.matches("\\d{1,18}:-?\\d{1,18}")) {
      throw new TypeConversionException(
          "'" + text + "' is no update; write BOT:UPDATE as ./rapport inbox list shows it");
    }
    int colon = text.indexOf(':');
    return new UpdateId(
        Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
  }
}
