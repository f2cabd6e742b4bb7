/// What runs the lanes: takes updates in, claims lanes, runs their turns on virtual threads, sends
/// what they decided, keeps the leases, and hands everything back when the node stops.
@NullMarked
package dev.rapport.inbox.engine;

import org.jspecify.annotations.NullMarked;
