/// How calls are made and what becomes of them.
@NullMarked
package dev.rapport.telegram.client;

import org.jspecify.annotations.NullMarked;
