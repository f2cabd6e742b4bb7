/// Language models behind one port: which provider answers, in what time, at what cost, and what
/// happens when one fails.
@NullMarked
package dev.rapport.llm;

import org.jspecify.annotations.NullMarked;
