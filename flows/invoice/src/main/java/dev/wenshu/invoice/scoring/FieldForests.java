package dev.wenshu.invoice.scoring;

import dev.wenshu.invoice.InvoiceField;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A forest for each learned field. The shipped ones are read with the first document that needs them. Immutable. */
public final class FieldForests {
    private static final String RESOURCE = "forests.bin";
    private static final int FORMAT = 1;

    private final Map<InvoiceField, Forest> forests;

    public FieldForests(Map<InvoiceField, Forest> forests) {
        this.forests = Map.copyOf(forests);
    }

    public static FieldForests shipped() {
        return Shipped.FORESTS;
    }

    /** The forest of a field, null where the field is scored by hand-set rules. */
    public @Nullable Forest of(InvoiceField field) {
        return forests.get(field);
    }

    /** The fields that have a forest. */
    public Set<InvoiceField> fields() {
        return forests.keySet();
    }

    /** Names the features it was learned with, so that weights and program cannot drift apart. */
    public void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
            data.writeInt(FORMAT);
            data.writeUTF(features());
            data.writeInt(forests.size());
            for (InvoiceField field : InvoiceField.values()) {
                Forest forest = forests.get(field);
                if (forest != null) {
                    data.writeUTF(field.key());
                    forest.write(data);
                }
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException also where it was written for other features
     */
    public static FieldForests read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
            if (data.readInt() != FORMAT || !data.readUTF().equals(features())) {
                throw new IOException("the forests were learned for other features; run wenshu invoice train");
            }
            Map<InvoiceField, Forest> forests = new EnumMap<>(InvoiceField.class);
            for (int left = data.readInt(); left > 0; left--) {
                InvoiceField field = InvoiceField.valueOf(data.readUTF().toUpperCase(Locale.ROOT));
                forests.put(field, Forest.read(data));
            }
            return new FieldForests(forests);
        }
    }

    private static String features() {
        return List.of(Feature.values()).toString();
    }

    private static final class Shipped {
        static final FieldForests FORESTS = load();

        private static FieldForests load() {
            try (InputStream in = FieldForests.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(RESOURCE + " is missing beside " + FieldForests.class.getName());
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
