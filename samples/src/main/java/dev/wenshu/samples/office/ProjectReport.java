package dev.wenshu.samples.office;

import dev.wenshu.samples.office.WordDocument.Typography;
import java.time.LocalDate;
import java.util.List;

/** An English report of a few pages on a pilot, long enough for a summary to have something to leave out. */
public final class ProjectReport {
    private ProjectReport() {}

    public static byte[] write() {
        String title = "Accounts payable automation: report on the autumn pilot";
        WordDocument report =
                new WordDocument(Typography.ENGLISH, title, "Ingrid Halvorsen", LocalDate.of(2026, 11, 12));
        report.title(title)
                .flush(
                        "Northmere Logistics, Finance department. Prepared by Ingrid Halvorsen for the management board, 12 November 2026.");
        opening(report);
        results(report);
        outlook(report);
        return report.bytes();
    }

    private static void opening(WordDocument report) {
        report.heading(1, "1. Summary")
                .text(
                        "Between 1 September and 31 October 2026 the finance department captured all supplier invoices of two branches, Ghent and Hull, with document software that runs on our own server. Of 3,412 invoices, 2,914 were posted without anyone typing a field. The average time from receipt to posting fell from 6.3 to 1.8 working days, and early-payment discounts of €11,460 were used that would otherwise have lapsed. We recommend extending the system to all seven branches in the first quarter of 2027, under the three conditions given in section 6.")
                .heading(1, "2. Background")
                .text(
                        "Northmere receives about 24,000 supplier invoices a year. Roughly half arrive as PDF attachments, a quarter as structured electronic invoices, and the rest on paper, mostly from small hauliers and workshops. Until this summer five clerks typed every invoice into the ledger by hand. The internal audit of 2025 found that one posting in ninety carried a wrong amount, date or supplier, and that in eleven cases an invoice had been paid twice. The audit also criticised that nobody could say how long an invoice waited on each desk.")
                .text(
                        "In March the board asked the department to test whether the typing could be automated without sending documents to an outside service. Customer contracts forbid us to let shipping papers leave our premises, and freight invoices usually contain them. Three products were compared in May. Two of them required a cloud account and were excluded; the third runs entirely on a server in our own machine room.")
                .heading(1, "3. How the pilot was run")
                .text(
                        "The pilot covered two branches that differ as much as possible. Ghent receives mainly structured invoices from large carriers, while Hull still works with many paper invoices, some of them handwritten. A scanner was placed in each post room, and a mailbox was opened for electronic invoices. The software read each document, compared the sums, checked the tax number and the bank account of the supplier, and proposed a posting. Where it was not certain, it put the invoice into a list for a clerk, who saw the doubtful field beside the place on the page from which it had been read.")
                .text(
                        "During the first two weeks every posting was checked by a second person. From the third week on, only invoices above €5,000 and a random sample of one in twenty were checked. All corrections were recorded, so that error rates can be stated for each field and each kind of document.");
    }

    private static void results(WordDocument report) {
        report.heading(1, "4. Results")
                .heading(2, "4.1 Volume and accuracy")
                .text(
                        "Structured invoices passed without correction in 99.6 % of cases; the few exceptions had been filled in wrongly by the supplier. For PDF invoices the rate was 91.2 %, and for scanned paper 54.6 %. No wrong amount was posted in the checked sample. Four wrong due dates were found, all on paper invoices from the same workshop, whose form prints the delivery date where others print the due date.")
                .table(List.of(
                        List.of("Kind of invoice", "Received", "Posted without typing", "Share"),
                        List.of("Structured", "902", "898", "99.6 %"),
                        List.of("PDF", "1,763", "1,608", "91.2 %"),
                        List.of("Paper, scanned", "747", "408", "54.6 %"),
                        List.of("Total", "3,412", "2,914", "85.4 %")))
                .heading(2, "4.2 Time and cost")
                .text(
                        "Before the pilot a clerk needed 3 minutes and 50 seconds for an average invoice. With the system an invoice that passes needs no time at all, and one from the review list takes 55 seconds. Over two months this saved 187 working hours in both branches. The server and two scanners cost €9,840 once; running cost is about €140 a month for power and maintenance. At the volume of all branches the investment would be recovered within five months.")
                .heading(2, "4.3 Duplicates and fraud")
                .text(
                        "Nineteen duplicates were stopped before payment, with a total of €27,310. Most were reminders that repeated the original invoice, but in two cases the same invoice had been sent to both branches. One PDF showed a bank account that did not match the embedded electronic invoice. The supplier confirmed by telephone that the account was not theirs, and the case was reported to the police on 8 October.")
                .heading(1, "5. What did not work")
                .text(
                        "Paper remains the weak point. Invoices with a stamp over the total, carbon copies and faded thermal receipts usually ended in the review list. The Hull post room at first scanned several invoices into one file, and the system did not always separate them; since 5 October a separator sheet is used. Staff also reported that the review list was slow in the late morning, when both branches upload their post at the same time. After the server received a second processor on 19 October the waiting time fell below two seconds.")
                .text(
                        "Acceptance among the clerks was mixed at the beginning. Two colleagues feared for their jobs and said so openly. It helped that the department head promised in writing that no position would be cut in 2027, and that the clerks themselves decided which fields must always be confirmed by a person.");
    }

    private static void outlook(WordDocument report) {
        report.heading(1, "6. Recommendation and next steps")
                .text(
                        "We recommend that the board approve the extension to all seven branches. Three conditions should be met first. The review list must be staffed every working day in every branch. Suppliers who still send paper must be asked to send electronic invoices, beginning with the fifty largest. Finally, the random check of one posting in twenty must be kept for the whole of 2027.")
                .bullet("Board decision on the extension: 9 December 2026.")
                .bullet("Letter to the fifty largest paper suppliers: Tom Ashdown, by 18 December 2026.")
                .bullet("Training of the clerks in Antwerp, Lille and Leeds: Ingrid Halvorsen, by 29 January 2027.")
                .bullet("Second server as a standby: Sven Lindqvist, by 12 February 2027.")
                .bullet("Report on the first quarter to the board: 20 April 2027.")
                .text(
                        "The total budget requested is €31,500, of which €18,000 are for hardware, €9,500 for training and €4,000 for a reserve. The department expects annual savings of about €64,000, mainly working time that can be used for supplier negotiations and for the monthly closing, which today takes nine days.");
    }
}
