/// HTTP and JSON as they are on the wire: a small server, requests with their parameters in every
/// form that Telegram takes them, and answers, honest or broken on purpose.
@NullMarked
package dev.rapport.simulator.wire;

import org.jspecify.annotations.NullMarked;
