package dev.rapport.telegram.format;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.MessageFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/// The formatter over commonmark-java. Stateless and thread-safe.
@Component
final class CommonMarkFormatter implements MessageFormatter {
  /// Parsing cost is not always linear, so a long answer is parsed in pieces of this size.
  private static final int PIECE = 16_384;

  /// Small, so that twice a second is cheap however long the answer has become.
  private static final int PREVIEW_PIECE = 4_096;

  /// The least Markdown that a preview is made of, if there is so much: somewhat over a message.
  private static final int PREVIEW_SOURCE = 5_000;

  @Override
  public List<FormattedText> format(String markdown) {
    String source = CleanText.of(markdown);
    if (PlainText.isPlain(source)) {
      return MessageSplitter.split(RichText.plain(PlainText.trim(source)));
    }
    var writer = new RichTextWriter();
    for (String piece : Pieces.of(source, PIECE)) {
      writer.breakLines(2);
      DocumentRenderer.render(piece, writer);
    }
    return MessageSplitter.split(writer.finish());
  }

  @Override
  public FormattedText preview(String markdown) {
    String source = CleanText.of(withoutHalfCharacter(markdown));
    if (PlainText.isPlain(source) && !Unfinished.endsInMarker(source)) {
      return MessageSplitter.last(RichText.plain(PlainText.trim(source)));
    }
    var writer = new RichTextWriter();
    List<String> pieces = ending(Pieces.of(source, PREVIEW_PIECE));
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      DocumentRenderer.render(piece, writer);
      writer.breakLines(2);
    }
    DocumentRenderer.render(Unfinished.complete(pieces.getLast()), writer);
    return MessageSplitter.last(writer.finish());
  }

  private static List<String> ending(List<String> pieces) {
    int first = pieces.size() - 1;
    int length = pieces.getLast().length();
    while (first > 0 && length < PREVIEW_SOURCE) length += pieces.get(--first).length();
    return pieces.subList(first, pieces.size());
  }

  /// A stream may have been cut between the two halves of a character.
  private static String withoutHalfCharacter(String markdown) {
    int last = markdown.length() - 1;
    boolean half = last >= 0 && Character.isHighSurrogate(markdown.charAt(last));
    return half ? markdown.substring(0, last) : markdown;
  }
}
