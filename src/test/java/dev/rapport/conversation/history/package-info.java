/// Lets other tests write what was said.
@NullMarked
package dev.rapport.conversation.history;

import org.jspecify.annotations.NullMarked;
