package dev.wenshu.inference.testkit;

import java.util.List;

/** Tokens outside the merges, in the order in which Qwen 2.5 and 3 have them behind the ordinary ones. */
public enum SpecialToken {
    END_OF_TEXT("<|endoftext|>", true),
    TURN_START("<|im_start|>", true),
    TURN_END("<|im_end|>", true),
    OBJECT_START("<|object_ref_start|>", true),
    OBJECT_END("<|object_ref_end|>", true),
    BOX_START("<|box_start|>", true),
    BOX_END("<|box_end|>", true),
    QUAD_START("<|quad_start|>", true),
    QUAD_END("<|quad_end|>", true),
    VISION_START("<|vision_start|>", true),
    VISION_END("<|vision_end|>", true),
    VISION_PAD("<|vision_pad|>", true),
    IMAGE_PAD("<|image_pad|>", true),
    VIDEO_PAD("<|video_pad|>", true),
    TOOL_CALL_OPEN("<tool_call>", false),
    TOOL_CALL_CLOSE("</tool_call>", false),
    FIM_PREFIX("<|fim_prefix|>", true),
    FIM_MIDDLE("<|fim_middle|>", true),
    FIM_SUFFIX("<|fim_suffix|>", true),
    FIM_PAD("<|fim_pad|>", true),
    REPOSITORY("<|repo_name|>", true),
    FILE_SEPARATOR("<|file_sep|>", true),
    TOOL_RESPONSE_OPEN("<tool_response>", false),
    TOOL_RESPONSE_CLOSE("</tool_response>", false),
    THINK_OPEN("<think>", false),
    THINK_CLOSE("</think>", false);

    private static final List<SpecialToken> ORDER = List.of(values());

    private final String text;
    private final boolean control;

    SpecialToken(String text, boolean control) {
        this.text = text;
        this.control = control;
    }

    public String text() {
        return text;
    }

    /** Not part of what a user sees; the others are written out like text. */
    public boolean control() {
        return control;
    }

    static int count() {
        return ORDER.size();
    }

    /** How far behind the last ordinary token it stands. */
    int offset() {
        return ORDER.indexOf(this);
    }

    static SpecialToken at(int offset) {
        return ORDER.get(offset);
    }
}
