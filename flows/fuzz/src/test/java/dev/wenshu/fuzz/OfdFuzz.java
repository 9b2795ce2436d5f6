package dev.wenshu.fuzz;

import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.ofd.OfdReader;
import dev.wenshu.kernel.Fault;
import dev.wenshu.samples.carrier.FixedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file of an OFD is any bytes: read, refused or reported as damaged, never a defect of ours. */
public final class OfdFuzz {
    private static final Map<String, byte[]> SOUND = Seeds.ofdFiles();
    private static final List<String> NAMES = new ArrayList<>(SOUND.keySet());

    private OfdFuzz() {}

    /** The first byte says which file of the package the rest replaces. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>(SOUND);
        files.put(NAMES.get((input[0] & 0xFF) % NAMES.size()), Arrays.copyOfRange(input, 1, input.length));
        Path file = Files.createTempFile("wenshu-fuzz", ".ofd");
        try {
            Files.write(file, FixedZip.of(files));
            new OfdReader().read(new Source(file, "fuzz.ofd", "application/ofd"), new DiscardingSink());
        } catch (Refusal | Fault | IOException expected) {
            // What a reader says of a damaged file.
        } finally {
            Files.delete(file);
        }
    }
}
