/// Tests of the turn.
@NullMarked
package dev.rapport.conversation.turn;

import org.jspecify.annotations.NullMarked;
