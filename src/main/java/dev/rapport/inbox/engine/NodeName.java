package dev.rapport.inbox.engine;

/// The name under which this process owns lanes.
record NodeName(String value) {}
