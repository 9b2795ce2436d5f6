package dev.wenshu.document.parse.worker;

import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.archive.ArchiveReader;
import dev.wenshu.document.parse.format.image.ImageReader;
import dev.wenshu.document.parse.format.mail.MailReader;
import dev.wenshu.document.parse.format.mail.MailboxReader;
import dev.wenshu.document.parse.format.mail.OutlookReader;
import dev.wenshu.document.parse.format.mail.TnefReader;
import dev.wenshu.document.parse.format.ofd.OfdReader;
import dev.wenshu.document.parse.format.office.GenericReader;
import dev.wenshu.document.parse.format.office.PresentationReader;
import dev.wenshu.document.parse.format.office.SpreadsheetReader;
import dev.wenshu.document.parse.format.office.WordReader;
import dev.wenshu.document.parse.format.pdf.PdfReader;
import dev.wenshu.document.parse.format.signed.CmsReader;
import dev.wenshu.document.parse.format.text.HtmlReader;
import dev.wenshu.document.parse.format.text.TextReader;
import dev.wenshu.document.parse.format.text.XmlReader;
import dev.wenshu.document.parse.wire.Frame;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out what a file is and has it read; turns every way of failing into a reason for a person. */
final class DocumentDispatch {
    private final MediaTypes mediaTypes = new MediaTypes();

    /** The frame that ends the job. */
    Frame read(Frame.Job job, FrameSink sink) throws IOException {
        try {
            Path file = Path.of(job.file());
            String mediaType = mediaTypes.of(file, job.name());
            readerFor(mediaType).read(new Source(file, job.name(), mediaType), sink);
            return new Frame.End();
        } catch (Refusal e) {
            return new Frame.Refused(e.code(), e.text());
        } catch (StackOverflowError e) {
            return refused(Refusal.nesting());
        } catch (IOException | RuntimeException | LinkageError e) {
            return refused(Refusal.broken(kind(e)));
        }
    }

    private static FormatReader readerFor(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> new PdfReader();
            case "application/ofd" -> new OfdReader();
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> new WordReader();
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> new SpreadsheetReader();
            case "application/vnd.openxmlformats-officedocument.presentationml.presentation" ->
                new PresentationReader();
            case "message/rfc822" -> new MailReader();
            case "application/vnd.ms-outlook" -> new OutlookReader();
            case "application/vnd.ms-tnef" -> new TnefReader();
            case "text/html", "application/xhtml+xml" -> new HtmlReader();
            case "application/xml" -> new XmlReader();
            case "application/mbox" -> new MailboxReader();
            case "application/pkcs7-mime" -> new CmsReader();
            case "application/zip",
                    "application/x-tar",
                    "application/gzip",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/x-7z-compressed" -> new ArchiveReader();
            default -> {
                if (mediaType.startsWith("text/")) {
                    yield new TextReader();
                }
                yield mediaType.startsWith("image/") ? new ImageReader() : new GenericReader();
            }
        };
    }

    private static Frame refused(Refusal refusal) {
        return new Frame.Refused(refusal.code(), refusal.text());
    }

    /** The exception's class, never its message, which may quote the document. */
    private static String kind(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
