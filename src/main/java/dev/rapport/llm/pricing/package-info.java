/// What calls of models cost, in whole micro-USD.
@NullMarked
package dev.rapport.llm.pricing;

import org.jspecify.annotations.NullMarked;
