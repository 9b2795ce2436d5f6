package dev.wenshu.connector;

import dev.wenshu.kernel.Fault;
import java.util.Optional;

/**
 * What a look at one source found: whether its address answers, the credentials hold, and what the settings name is there.
 *
 * @param source as in {@link SourceItem#source()}, or what else the settings name
 * @param fault empty where all is well; else says what is wrong and what to do
 */
public record SourceCheck(String source, Optional<Fault> fault) {
    /** Looks once; a {@link Fault} of {@code look} is what was found, any other exception is a defect and goes on. */
    public static SourceCheck of(String source, Runnable look) {
        try {
            look.run();
            return new SourceCheck(source, Optional.empty());
        } catch (Fault fault) {
            return new SourceCheck(source, Optional.of(fault));
        }
    }
}
