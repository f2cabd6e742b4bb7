package dev.rapport.simulator.wire;

/// A file that came in a multipart form.

@SuppressWarnings("ArrayRecordComponent") // bytes as they came; nobody compares them
public record Upload(String name, String mimeType, byte[] bytes) {}
