package dev.wenshu.connector.polling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a source is looked at.
 *
 * @param interval pause between two looks
 * @param stability how long an item's state must stay as it is before the item is taken; zero where the system shows whole items only
 * @param seenFile file that remembers over a restart what was handed on; a source of its own has one of its own
 */
public record Pace(Duration interval, Duration stability, Optional<Path> seenFile) {}
