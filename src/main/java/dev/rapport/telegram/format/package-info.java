/// Turns the Markdown of language models into Telegram messages: text, entities, and where to cut.
///
/// The way is one-directional: clean the string, parse it with commonmark-java, render the tree
/// into one long [dev.rapport.telegram.format.RichText], cut that into messages. Owns no tables.
@NullMarked
package dev.rapport.telegram.format;

import org.jspecify.annotations.NullMarked;
