package dev.wenshu.document.parse.format;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What text that a person does not see is up to. It is set apart in any case and never read for values; a document is held
 * back by it, save for a short remark that neither imitates a value nor tells anybody to do anything, since producers hide
 * such too: their own name, page marks, white spacers. An order can be worded in endless ways, so length counts as well.
 */
public final class HiddenText {
    /** Longer text is held back whatever it says, so no more needs to be kept to judge it. */
    static final int LONGEST_REMARK = 80;

    private static final Pattern VALUE = Pattern.compile(
            "(?<![\\d.,])\\d{1,3}(?:[.,' ]?\\d{3})*[.,]\\d{2}(?![\\d.,])"
                    + "|(?<![A-Za-z])[A-Z]{2}\\d{2} ?(?:[0-9A-Z]{4} ?){3,7}"
                    + "|(?<![0-9A-Z])[0-9A-Z]{15,20}(?![0-9A-Z])"
                    + "|[¥￥€$£] ?\\d|\\d ?[元圆€£]"
                    + "|(?:invoice|rechnung|facture|factuur|fattura|faktura)\\p{L}* ?(?:no|nr|num|n°|#|:)|发票号码|发票代码|(?:iban|bic|swift|vat|ust|tva|账号|帐号|开户行|税号)(?!\\p{IsLatin})"
                    + "|(?<!\\p{L})(?:total|amount|gesamt|summe|payable|合计|金额)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ORDER = Pattern.compile(
            "(?:ignore|disregard|forget|override|bypass).{0,40}(?:instruction|previous|above|prior|rule|prompt|context|value)"
                    + "|(?<!\\p{L})(?:you are|act as|as an?) .{0,30}(?:assistant|model|ai(?!\\p{L})|agent)"
                    + "|system prompt|language model|(?<!\\p{L})(?:llm|gpt|chatgpt|claude|gemini|copilot|ai assistant)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:approve|accept|pay|transfer|mark|reply|respond|forward|send|set|output|return|answer) (?:this|the|it|all|to|with|as)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:please|must|mark|skip|confidence|review|instructions?|user|system|prompt)(?!\\p{L})"
                    + "|ignoriere|anweisung|ignorez|忽略|无视|指令|提示词|你是|助手|请(?:将|把|付|批准|审批|通过|转账)|人工智能|大模型",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private HiddenText() {}

    /** Reports hidden text of a page or document; nothing where there is none. */
    public static void report(String hidden, DocumentSink sink) throws IOException {
        if (hidden.isBlank()) {
            return;
        }
        if (isSuspicious(hidden)) {
            sink.problem(
                    "HIDDEN_TEXT",
                    "The document holds text that a person does not see and that looks like values or orders; it was set apart.");
        } else {
            sink.problem("HIDDEN_REMARK", "The document holds text that a person does not see; it was set apart.");
        }
    }

    static boolean isSuspicious(String text) {
        return text.strip().length() > LONGEST_REMARK
                || VALUE.matcher(text).find()
                || ORDER.matcher(text).find();
    }
}
