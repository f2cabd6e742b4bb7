/// How the program is: what `/health/detailed` tells, and the gauges of the backlog.
@NullMarked
package dev.rapport.ops.health;

import org.jspecify.annotations.NullMarked;
