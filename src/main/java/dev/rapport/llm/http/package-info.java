/// The HTTP client under LangChain4j: blocking, on the caller's thread, with deadlines and
/// cancellation by closing the connection, and cheap enough for a thousand streams at once.
///
/// Everything about one call is in its [dev.rapport.llm.http.StreamCall], which is bound to the
/// thread while LangChain4j works, since LangChain4j's client interface has no room for it.
@NullMarked
package dev.rapport.llm.http;

import org.jspecify.annotations.NullMarked;
