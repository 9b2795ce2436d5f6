package dev.wenshu.backbone.learning;

import java.time.Instant;

/**
 * One version of what was learned; number 0 is reading as shipped.
 *
 * @param lessons it was learned from
 * @param fields that those state, all together
 * @param rightBefore how many of them were read right by the version in use at the time
 * @param rightAfter how many this one reads right
 * @param objection why it is not to be used; empty where nothing speaks against it
 * @param used whether reading goes by it now
 */
public record LearnedVersion(
        int number,
        int lessons,
        int fields,
        int rightBefore,
        int rightAfter,
        String objection,
        Instant learnedAt,
        boolean used) {}
