package dev.wenshu.invoice.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wenshu.kernel.FaultCategory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider of online verification. Thread-safe. An implementation limits the time of each call and the size of each answer, and
 * gives {@link Verification.Unavailable} rather than throw; what it is asked leaves the house, so none is there by default.
 */
public interface InvoiceVerifier {
    Verification verify(Query query);

    /**
     * What an invoice is known by; amounts are decimals with a point.
     *
     * @param code of a fapiao that is numbered within a code
     * @param issueDate ISO day
     * @param checkCode the last digits of 校验码, where the form has one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Query(
            String number,
            @Nullable String code,
            String issueDate,
            @Nullable String net,
            @Nullable String total,
            @Nullable String checkCode) {
        @Override
        public String toString() {
            return "Query[code=" + (code != null) + ", checkCode=" + (checkCode != null) + "]";
        }
    }

    /** What the provider says. */
    sealed interface Verification {
        /** It exists, and all that was asked is right. */
        record Valid() implements Verification {}

        /** No such invoice; a new one may take a day to be known. */
        record Unknown() implements Verification {}

        /** It was made void (作废) or reversed by a red-letter invoice (红冲). */
        record Withdrawn(boolean reversed) implements Verification {}

        /** It exists with other values; fields as in the record, such as {@code total}. */
        record Mismatch(Set<String> fields) implements Verification {
            public Mismatch {
                fields = Set.copyOf(fields);
            }
        }

        /**
         * Nobody could say.
         *
         * @param category EXTERNAL or CAPACITY where trying again may help, SETUP where settings are wrong
         */
        record Unavailable(FaultCategory category, String reason) implements Verification {}
    }
}
