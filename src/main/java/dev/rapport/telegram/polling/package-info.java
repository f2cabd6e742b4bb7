/// Fetches updates by long polling, from one process at a time.
///
/// Owns the table `telegram_poller`.
@NullMarked
package dev.rapport.telegram.polling;

import org.jspecify.annotations.NullMarked;
