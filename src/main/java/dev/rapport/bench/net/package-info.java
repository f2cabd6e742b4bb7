/// The least that HTTP/1.1 over loopback needs: one thread, one selector, one timer wheel, messages
/// read in place and answered with prepared bytes.
///
/// It exists because an instrument that shares two cores with what it measures must cost next to
/// nothing. It is no general HTTP implementation: it speaks to the bot, and only what the bot
/// speaks.
@NullMarked
package dev.rapport.bench.net;

import org.jspecify.annotations.NullMarked;
