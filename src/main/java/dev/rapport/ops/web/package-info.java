/// The pages that every process has: the first page, and errors as RFC 9457 problems.
@NullMarked
package dev.rapport.ops.web;

import org.jspecify.annotations.NullMarked;
