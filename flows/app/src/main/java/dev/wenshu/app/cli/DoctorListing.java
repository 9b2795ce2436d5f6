package dev.wenshu.app.cli;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.kernel.Fault;
import java.io.PrintWriter;
import java.util.List;

/** What a look at everything found, as a person reads it. */
public final class DoctorListing {
    private final List<SourceCheck> checks;

    public DoctorListing(List<SourceCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    public void print(PrintWriter out) {
        for (SourceCheck check : checks) {
            out.println(Messages.text(check.fault().isEmpty() ? "doctor.well" : "doctor.fault", check.source()));
            check.fault().ifPresent(fault -> tell(fault, out));
        }
        long faults = checks.stream().filter(check -> check.fault().isPresent()).count();
        out.println(
                faults == 0 ? Messages.text("doctor.all-well", checks.size()) : Messages.text("doctor.faults", faults));
    }

    private static void tell(Fault fault, PrintWriter out) {
        String.valueOf(fault.getMessage())
                .lines()
                .forEach(line -> out.println("       " + fault.category() + " " + line));
    }
}
