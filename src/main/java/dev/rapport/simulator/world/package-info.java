/// What there is in the simulated Telegram: bots, people, chats, messages, files and updates on
/// their way, in memory and bounded; what people do; limits, faults, and the record of all that
/// happened.
///
/// One lock guards it all ([World#locked]); everything but the logs is used under it.
@NullMarked
package dev.rapport.simulator.world;

import org.jspecify.annotations.NullMarked;
