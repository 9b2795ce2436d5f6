package dev.wenshu.document.parse.format;

import java.io.IOException;

/** What the check of a document's signatures gives, from good to bad; reported as a problem. */
public enum SignatureVerdict {
    VALID("The signature fits, and a trusted authority vouches for the signer."),
    UNKNOWN_CA("The signature fits; no trusted certificate vouches for the signer."),
    UNCHECKED("The document is signed in a way that cannot be checked here."),
    PARTIAL("The signature leaves a part of the document out that people see or machines read."),
    BROKEN("The document was changed after it was signed, or its signature is false.");

    private final String text;

    SignatureVerdict(String text) {
        this.text = text;
    }

    public SignatureVerdict worse(SignatureVerdict other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /** Tells the sink, with a sentence more where there is one. */
    public void report(DocumentSink sink, String remark) throws IOException {
        sink.problem("SIGNATURE_" + name(), remark.isEmpty() ? text : text + " " + remark);
    }
}
