/// Text with entities as Telegram takes it: the parse modes, the rules that entities must keep, and
/// the entities that Telegram finds by itself.
@NullMarked
package dev.rapport.simulator.text;

import org.jspecify.annotations.NullMarked;
