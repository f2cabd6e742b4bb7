/// What a turn does: commands, answers, buttons, and what is passed over.
@NullMarked
package dev.rapport.conversation.turn;

import org.jspecify.annotations.NullMarked;
