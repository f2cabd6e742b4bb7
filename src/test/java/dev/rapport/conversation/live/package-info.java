/// Tests of how an answer shows while it is written.
@NullMarked
package dev.rapport.conversation.live;

import org.jspecify.annotations.NullMarked;
