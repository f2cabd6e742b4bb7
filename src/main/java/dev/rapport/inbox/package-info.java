/// Nothing is lost: updates are on disk before Telegram hears that they arrived, each chat is
/// worked on by one turn at a time on one node, and what a turn decides is committed in one
/// transaction, replies included, before anything is sent.
///
/// Owns the tables `inbox`, `lane` and `outbox`.
@NullMarked
package dev.rapport.inbox;

import org.jspecify.annotations.NullMarked;
