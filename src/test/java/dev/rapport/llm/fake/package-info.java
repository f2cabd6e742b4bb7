/// A model server for tests: OpenAI's and Anthropic's protocols over real HTTP, with every fault
/// that a test asks for.
@NullMarked
package dev.rapport.llm.fake;

import org.jspecify.annotations.NullMarked;
