package dev.wenshu.fuzz;

import dev.wenshu.samples.carrier.CiiInvoice;
import dev.wenshu.samples.carrier.DigitalFapiaoXml;
import dev.wenshu.samples.carrier.FatturapaInvoice;
import dev.wenshu.samples.carrier.OfdPages;
import dev.wenshu.samples.carrier.UblInvoice;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.RandomInvoices;
import dev.wenshu.samples.layout.DigitalFapiaoLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Sound inputs of each kind, from which fuzzing starts. */
final class Seeds {
    private static final InvoiceFacts EUROPEAN = new RandomInvoices(1).european("DE");
    private static final InvoiceFacts ITALIAN = new RandomInvoices(2).european("IT");
    private static final InvoiceFacts FAPIAO = new RandomInvoices(3).digitalFapiao();

    private Seeds() {}

    static List<byte[]> xml() {
        return List.of(
                UblInvoice.write(EUROPEAN),
                CiiInvoice.write(EUROPEAN),
                FatturapaInvoice.write(ITALIAN),
                DigitalFapiaoXml.write(FAPIAO));
    }

    static List<byte[]> texts() {
        return Stream.of(
                        "1.234,56 1,234.56 1'234.56 (12.00) -0.99 ¥ 1 234,50 EUR",
                        "2026-11-24 24.11.26 11/24/2026 24 November 2026 2026年11月24日 20261124",
                        "壹仟贰佰叁拾肆元伍角陆分 (负)壹万零伍圆整",
                        "DE136695976 FR40303265045 91320105K7R2T4D0XD DE89370400440532013000 73282932000074",
                        "01,32,,26320000000123456789,1234.56,20261124,,ABCD",
                        "INVOICE 4711\nDate: 24/11/2026\nACME Ltd\nSubtotal 100.00\nVAT 20% 20.00\nTotal 120.00 GBP",
                        "电子发票（普通发票）\n发票号码：26320000000123456789\n开票日期：2026年11月24日\n价税合计（大写）壹佰贰拾元整（小写）¥120.00")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Name and content of each file of a sound OFD. */
    static Map<String, byte[]> ofdFiles() {
        byte[] ofd = OfdPages.write(
                new DigitalFapiaoLayout().pages(FAPIAO),
                FAPIAO.number(),
                FAPIAO.issued(),
                DigitalFapiaoXml.write(FAPIAO));
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** For {@link OfdFuzz}: each file of a sound OFD behind its number. */
    static List<byte[]> ofdInputs() {
        List<byte[]> inputs = new ArrayList<>();
        for (byte[] content : ofdFiles().values()) {
            byte[] input = new byte[content.length + 1];
            input[0] = (byte) inputs.size();
            System.arraycopy(content, 0, input, 1, content.length);
            inputs.add(input);
        }
        return inputs;
    }
}
