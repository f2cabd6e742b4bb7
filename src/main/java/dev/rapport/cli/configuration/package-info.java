/// The settings as the command line sees them: read, looked at by every module, shown.
@NullMarked
package dev.rapport.cli.configuration;

import org.jspecify.annotations.NullMarked;
