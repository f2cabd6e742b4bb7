package dev.rapport.simulator.world;

import java.time.Instant;

/// A button that somebody pressed.
public record CallbackQuery(String id, long userId, Instant at) {}
