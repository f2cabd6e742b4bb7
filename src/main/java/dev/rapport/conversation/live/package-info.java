/// How an answer shows while it is written: drafts, edits or just the typing sign, as often as
/// people can follow and flood limits allow.
@NullMarked
package dev.rapport.conversation.live;

import org.jspecify.annotations.NullMarked;
