package dev.rapport.telegram.client;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Reads an answer's body as a whole, up to a bound.
final class BoundedBody {
  /// A hundred updates fit many times; the memory of the process does as well.
  private static final int LIMIT = 64 << 20;

  private BoundedBody() {}

  static byte[] read(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) return new byte[0];
    long announced = entity.getContentLength();
    if (announced > LIMIT)
      throw new IOException("the answer is larger than %d bytes".formatted(LIMIT));
    try (InputStream content = entity.getContent()) {
      return announced >= 0 ? exactly((int) announced, content) : upToLimit(content);
    }
  }

  private static byte[] exactly(int length, InputStream content) throws IOException {
    byte[] body = new byte[length];
    int read = content.readNBytes(body, 0, length);
    if (read < length) throw new IOException("the answer ended early");
    return body;
  }

  private static byte[] upToLimit(InputStream content) throws IOException {
    byte[] body = content.readNBytes(LIMIT + 1);
    if (body.length > LIMIT)
      throw new IOException("the answer is larger than %d bytes".formatted(LIMIT));
    return body;
  }
}
