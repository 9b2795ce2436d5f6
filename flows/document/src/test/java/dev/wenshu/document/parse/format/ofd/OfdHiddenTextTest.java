package dev.wenshu.document.parse.format.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Page;
import dev.wenshu.document.parse.format.Source;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfdHiddenTextTest {
    private static final String WHITE = "<ofd:FillColor Value=\"255 255 255\"/>";
    private static final String GHOST = "<ofd:TextCode X=\"0\" Y=\"5\">合计 900.00</ofd:TextCode></ofd:TextObject>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" Visible=\"false\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" Alpha=\"0\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">"
                        + "<ofd:FillColor Value=\"0 0 0\" Alpha=\"0\"/>" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" Fill=\"false\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">" + WHITE + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\"><ofd:FillColor Value=\"#FF #FF #FF\"/>"
                        + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" DrawParam=\"77\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"400 40 90 10\" Size=\"5\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"0\">" + GHOST,
                "<ofd:PageBlock ID=\"8\" Visible=\"false\"><ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">"
                        + GHOST + "</ofd:PageBlock>",
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">" + GHOST
                        + "<ofd:PathObject ID=\"10\" Boundary=\"0 38 120 16\" Fill=\"true\">" + WHITE
                        + "<ofd:AbbreviatedData>M 0 0 L 120 0 L 120 16 L 0 16 C</ofd:AbbreviatedData></ofd:PathObject>"
            })
    void setsTextApartThatNobodySees(String hidden) throws IOException {
        // Given
        RecordingSink sink = new RecordingSink();

        // When
        read(content(hidden), sink);

        // Then
        Page page = sink.pages().getFirst();
        assertThat(page.text()).contains("100.00").doesNotContain("900.00");
        assertThat(page.hidden()).containsExactly("合计 900.00");
        assertThat(sink.codes()).contains("HIDDEN_TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ofd:PathObject ID=\"8\" Boundary=\"0 38 120 16\" Fill=\"true\"><ofd:FillColor Value=\"20 40 160\"/>"
                        + "<ofd:AbbreviatedData>M 0 0 L 120 0 L 120 16 L 0 16 C</ofd:AbbreviatedData></ofd:PathObject>"
                        + "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">" + WHITE + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" Fill=\"false\" Stroke=\"true\">" + GHOST,
                "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\" Alpha=\"120\">" + GHOST,
                "<ofd:PathObject ID=\"8\" Boundary=\"0 38 120 16\" Fill=\"true\">" + WHITE
                        + "<ofd:AbbreviatedData>M 0 0 L 120 0 L 120 16 L 0 16 C</ofd:AbbreviatedData></ofd:PathObject>"
                        + "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">" + GHOST
            })
    void keepsTextThatIsSeen(String seen) throws IOException {
        // Given
        RecordingSink sink = new RecordingSink();

        // When
        read(content(seen), sink);

        // Then
        assertThat(sink.pages().getFirst().text()).contains("100.00").contains("900.00");
        assertThat(sink.codes()).doesNotContain("HIDDEN_TEXT");
    }

    @Test
    void setsTextOfHiddenAnnotationApart() throws IOException {
        // Given
        RecordingSink sink = new RecordingSink();
        SignedOfd ofd = content("")
                .put(
                        "Doc_0/Annots/Annotations.xml",
                        "<ofd:Annotations%s><ofd:Page PageID=\"1\"><ofd:FileLoc>Page_0.xml</ofd:FileLoc></ofd:Page>"
                                + "</ofd:Annotations>")
                .put(
                        "Doc_0/Annots/Page_0.xml",
                        "<ofd:PageAnnot%s><ofd:Annot ID=\"20\" Type=\"Stamp\" Visible=\"false\">"
                                + "<ofd:Appearance Boundary=\"0 0 100 100\">"
                                + "<ofd:TextObject ID=\"9\" Boundary=\"10 40 90 10\" Size=\"5\">" + GHOST
                                + "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>");

        // When
        read(ofd, sink);

        // Then
        assertThat(sink.pages().getFirst().hidden()).containsExactly("合计 900.00");
    }

    private static SignedOfd content(String more) {
        return new SignedOfd()
                .put(
                        "OFD.xml",
                        "<ofd:OFD%s><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
                .put(
                        "Doc_0/Document.xml",
                        "<ofd:Document%s><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox>"
                                + "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
                                + "<ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages>"
                                + "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>")
                .put(
                        "Doc_0/PublicRes.xml",
                        "<ofd:Res%s><ofd:DrawParams><ofd:DrawParam ID=\"77\">" + WHITE
                                + "</ofd:DrawParam></ofd:DrawParams></ofd:Res>")
                .tamper("Doc_0/Pages/Page_0/Content.xml", "</ofd:Layer>", more + "</ofd:Layer>");
    }

    private void read(SignedOfd ofd, RecordingSink sink) throws IOException {
        Path file = ofd.write(folder);
        new OfdReader().read(new Source(file, "made.ofd", "application/ofd"), sink);
    }
}
