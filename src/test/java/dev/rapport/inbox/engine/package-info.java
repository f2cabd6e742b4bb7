/// Tests of the lanes on a real PostgreSQL, with a scripted Telegram and a scripted handler.
@NullMarked
package dev.rapport.inbox.engine;

import org.jspecify.annotations.NullMarked;
