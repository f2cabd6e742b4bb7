/// Books each call of a model. Owns the table `llm_call`.
@NullMarked
package dev.rapport.llm.ledger;

import org.jspecify.annotations.NullMarked;
