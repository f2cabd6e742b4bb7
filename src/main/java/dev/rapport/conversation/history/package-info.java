/// What was said in each conversation, in the table `message`.
@NullMarked
package dev.rapport.conversation.history;

import org.jspecify.annotations.NullMarked;
