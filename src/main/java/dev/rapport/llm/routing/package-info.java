/// Which provider is asked, and what happens when it fails: time limits, retries, failover, circuit
/// breakers, and the record of every attempt.
@NullMarked
package dev.rapport.llm.routing;

import org.jspecify.annotations.NullMarked;
