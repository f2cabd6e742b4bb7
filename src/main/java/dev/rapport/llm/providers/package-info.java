/// The providers that exist, what of them is configured, and how they become one language model.
@NullMarked
package dev.rapport.llm.providers;

import org.jspecify.annotations.NullMarked;
