/// Where the program starts: [dev.rapport.Rapport] hands the arguments to the command line.
@NullMarked
package dev.rapport;

import org.jspecify.annotations.NullMarked;
