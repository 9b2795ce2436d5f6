package dev.wenshu.document.parse.format.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/** The character encoding of text, found from its bytes: byte order mark, then UTF-8, UTF-16, the Chinese ones, ICU's guess. */
public record TextEncoding(Charset charset, int markLength) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE = 16 * 1024;
    private static final int ICU_CONFIDENT = 35;
    private static final double CONTROL_SHARE = 0.02;

    /** The given bytes may end inside a character. */
    public static TextEncoding of(byte[] bytes) {
        TextEncoding marked = byMark(bytes);
        if (marked != null) {
            return marked;
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return new TextEncoding(wide, 0);
        }
        if (decodes(bytes, StandardCharsets.UTF_8)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0);
        }
        return new TextEncoding(narrow(bytes), 0);
    }

    /** Whether the bytes look like text at all. */
    public static boolean isText(byte[] bytes) {
        String text = of(bytes).decode(bytes);
        long odd = text.chars()
                .limit(SAMPLE)
                .filter(c -> c == 0xFFFD || (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B))
                .count();
        return !text.isBlank() && odd <= CONTROL_SHARE * Math.min(SAMPLE, text.length());
    }

    public String decode(byte[] bytes) {
        return new String(bytes, markLength, bytes.length - markLength, charset);
    }

    public java.io.Reader reader(java.io.InputStream in) throws IOException {
        in.skipNBytes(markLength);
        return new java.io.InputStreamReader(in, charset);
    }

    private static @org.jspecify.annotations.Nullable TextEncoding byMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (bytes.length >= 4 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE && bytes[2] == 0 && bytes[3] == 0) {
            return new TextEncoding(Charset.forName("UTF-32LE"), 4);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        return null;
    }

    /** UTF-16 without a mark has a zero in every second byte of Western text. */
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
        int even = 0;
        int odd = 0;
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (length > 8 && odd > 0.3 * length / 2 && even < 0.02 * length) {
            return StandardCharsets.UTF_16LE;
        }
        return length > 8 && even > 0.3 * length / 2 && odd < 0.02 * length ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset narrow(byte[] bytes) {
        if (decodes(bytes, GB18030) && hanShare(bytes, GB18030) > 0.5) {
            return decodes(bytes, BIG5) && common(bytes, BIG5) > common(bytes, GB18030) ? BIG5 : GB18030;
        }
        if (decodes(bytes, BIG5) && hanShare(bytes, BIG5) > 0.5) {
            return BIG5;
        }
        CharsetDetector detector = new CharsetDetector();
        detector.setText(bytes.length > SAMPLE ? java.util.Arrays.copyOf(bytes, SAMPLE) : bytes);
        CharsetMatch match = detector.detect();
        if (match != null && match.getConfidence() >= ICU_CONFIDENT && Charset.isSupported(match.getName())) {
            Charset found = Charset.forName(match.getName());
            return found.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : found;
        }
        return WINDOWS_1252;
    }

    /** Share of Han and full-width characters among those beyond ASCII. */
    private static double hanShare(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long beyond = text.codePoints().limit(SAMPLE).filter(c -> c > 0x7F).count();
        long han = text.codePoints()
                .limit(SAMPLE)
                .filter(c ->
                        (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF))
                .count();
        return beyond == 0 ? 0 : (double) han / beyond;
    }

    /** Share of very frequent characters, simplified and traditional, which a wrong decoding does not hit. */
    private static double common(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        List<Integer> han = text.codePoints()
                .limit(SAMPLE)
                .filter(c -> c >= 0x4E00 && c <= 0x9FFF)
                .boxed()
                .toList();
        long hits = han.stream().filter(c -> FREQUENT.indexOf(c) >= 0).count();
        return han.isEmpty() ? 0 : (double) hits / han.size();
    }

    private static final String FREQUENT =
            "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得于於着下自之年過过發发後后作里用道行所然家種种事成方多經经麼么去法學学如都同現现當当沒没動动面起看定天分還还進进好小部其些主樣样理心本前開开但因只從从想實实日軍军者意無无力它與与長长把機机十民第公此已工使情明性知全三又關关點点正業业外將将兩两高間间由問问很最重並并物手應应戰战向頭头文體体政美相見见被利什二等產产或新己制身果加西斯月話话合回特代內内信表化老給给世位次度門门任常先海通教兒儿原東东聲声提立及比員员解水名真論论處处走義义各入幾几口認认條条平系氣气題题活爾尔更別别打女變变四神總总何電电數数安少報报才結结反受目太量再感建務务做接必場场件計计管期市直德資资命山金指克許许統统區区保至隊队形社便空決决治展馬马科司五基眼書书非則则聽听白卻却界達达光放強强即像難难且權权思王象完設设式色路記记南品住告類类求據据程北邊边死張张該该交規规萬万取拉格望覺觉術术領领共確确傳传師师觀观清今切院讓让識识候帶带導导爭争運运請请附發票您貴";

    private static boolean decodes(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(4096);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, out, false);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, false);
        }
        return !result.isError();
    }
}
