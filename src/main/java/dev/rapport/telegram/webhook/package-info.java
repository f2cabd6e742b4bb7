/// Takes updates that Telegram posts, and tells Telegram where to post them.
@NullMarked
package dev.rapport.telegram.webhook;

import org.jspecify.annotations.NullMarked;
