package dev.wenshu.invoice.scoring;

import dev.wenshu.invoice.InvoiceField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns a raw confidence into the share of such values that are right, by a rising curve for each field (isotonic regression on
 * documents of layouts that the forests never saw). A field without curve keeps its raw confidence.
 */
public final class Calibration {
    /** A rising line through points, level beyond its ends. */
    public record Curve(TreeMap<Double, Double> points) {
        public Curve {
            points = new TreeMap<>(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a curve has at least one point");
            }
        }

        double at(double raw) {
            Map.Entry<Double, Double> below = points.floorEntry(raw);
            Map.Entry<Double, Double> above = points.ceilingEntry(raw);
            if (below == null || above == null) {
                return below == null ? points.firstEntry().getValue() : below.getValue();
            }
            double width = above.getKey() - below.getKey();
            double share = width == 0 ? 0 : (raw - below.getKey()) / width;
            return below.getValue() + share * (above.getValue() - below.getValue());
        }
    }

    private static final String RESOURCE = "calibration.txt";

    private final Map<InvoiceField, Curve> curves;

    public Calibration(Map<InvoiceField, Curve> curves) {
        this.curves = Map.copyOf(curves);
    }

    public static Calibration shipped() {
        return Shipped.CALIBRATION;
    }

    public double probability(InvoiceField field, double raw) {
        Curve curve = curves.get(field);
        return curve == null ? raw : curve.at(raw);
    }

    /** A line for each field: its key, then {@code raw:share} points. */
    public static Calibration parse(String text) {
        Map<InvoiceField, Curve> curves = new EnumMap<>(InvoiceField.class);
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.strip().split("\\s+", -1);
                TreeMap<Double, Double> points = new TreeMap<>();
                for (int i = 1; i < parts.length; i++) {
                    int colon = parts[i].indexOf(':');
                    points.put(
                            Double.parseDouble(parts[i].substring(0, colon)),
                            Double.parseDouble(parts[i].substring(colon + 1)));
                }
                curves.put(InvoiceField.valueOf(parts[0].toUpperCase(Locale.ROOT)), new Curve(points));
            }
        }
        return new Calibration(curves);
    }

    public String format() {
        return new TreeMap<>(curves)
                .entrySet().stream()
                        .map(entry -> entry.getKey().key() + " "
                                + entry.getValue().points().entrySet().stream()
                                        .map(point -> String.format(
                                                Locale.ROOT, "%.3f:%.3f", point.getKey(), point.getValue()))
                                        .collect(Collectors.joining(" "))
                                + "\n")
                        .collect(Collectors.joining());
    }

    private static final class Shipped {
        static final Calibration CALIBRATION = load();

        private static Calibration load() {
            try (InputStream in = Calibration.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(RESOURCE + " is missing beside " + Calibration.class.getName());
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
