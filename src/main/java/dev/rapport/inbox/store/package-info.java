/// The SQL of the inbox: tables `inbox`, `lane` and `outbox`, always in batches.
///
/// Whoever touches several lane rows locks them in the order of their names, so that two batches
/// never wait for each other in a circle.
@NullMarked
package dev.rapport.inbox.store;

import org.jspecify.annotations.NullMarked;
