package dev.rapport.simulator.world;

import java.nio.ByteBuffer;
import tools.jackson.databind.node.ObjectNode;

/// How large a picture is, as its head tells.
record ImageSize(int width, int height) {
  private static final ImageSize UNKNOWN = new ImageSize(800, 600);
  private static final int PNG = 0x89504E47;

  static ImageSize of(byte[] image) {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    if (image.length >= 24 && bytes.getInt(0) == PNG) {
      return new ImageSize(bytes.getInt(16), bytes.getInt(20));
    }
    if (image.length >= 4 && (bytes.getShort(0) & 0xFFFF) == 0xFFD8) return jpeg(bytes);
    return UNKNOWN;
  }

  /// Walks from segment to segment to the one that begins a frame.
  private static ImageSize jpeg(ByteBuffer bytes) {
    int at = 2;
    while (at + 9 < bytes.limit() && (bytes.get(at) & 0xFF) == 0xFF) {
      int marker = bytes.get(at + 1) & 0xFF;
      boolean isFrame = marker >= 0xC0 && marker <= 0xC3;
      if (isFrame)
        return new ImageSize(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
      at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
    }
    return UNKNOWN;
  }

  /// The same picture with no side longer than `longest`.
  ImageSize within(int longest) {
    int side = Math.max(width, height);
    if (side <= longest) return this;
    return new ImageSize(Math.max(1, width * longest / side), Math.max(1, height * longest / side));
  }

  ObjectNode put(ObjectNode file) {
    return file.put("width", width).put("height", height);
  }
}
