package dev.wenshu.connector.folder;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.AppendLedgerRow;
import dev.wenshu.connector.WriteBackOperation.Cell;
import dev.wenshu.connector.WriteBackOperation.CellType;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.testkit.ConnectorFixture;
import dev.wenshu.connector.testkit.ReadSettings;
import dev.wenshu.connector.testkit.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A folder on this machine's disk. */
final class FolderFixture implements ConnectorFixture {
    private final Path inbox;
    private final ReadSettings<FolderConfig> settings;
    private final FolderConnector connector;
    private final List<RoutesBuilder> routes;

    FolderFixture(Path inbox) {
        this.inbox = inbox;
        this.settings = new ReadSettings<>(FolderConfig.class, settings(inbox, Map.of()), "wenshu.folder");
        this.connector = new FolderConnector(settings.recording());
        this.routes =
                List.of(new FolderSourceRoute(settings.recording()), new FolderWriteBackRoute(settings.recording()));
    }

    static FolderConfig settings(Path inbox, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "wenshu.folder.inbox", inbox.toString(),
                "wenshu.folder.poll-interval", "30ms",
                "wenshu.folder.stability-window", "60ms"));
        properties.putAll(more);
        return Settings.of(FolderConfig.class, properties);
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public List<RoutesBuilder> routes() {
        return routes;
    }

    @Override
    public ReadSettings<?> settings() {
        return settings;
    }

    @Override
    public Path readme() {
        return Path.of("README.md");
    }

    @Override
    public void put(String fileName, byte[] content) throws IOException {
        Files.write(inbox.resolve(fileName), content);
    }

    @Override
    public WriteBackOperation operation(Capability capability) {
        return switch (capability) {
            case SIDECAR -> new WriteSidecar(".wenshu.json", "{\"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8));
            case LEDGER_ROW ->
                new AppendLedgerRow(
                        "wenshu-ledger.xlsx", "document-1", List.of(new Cell("Total", CellType.AMOUNT, "1.00")));
            case PROPERTIES -> new SetProperties(Map.of("total", "1.00"));
            case REPLY -> new Reply("Done");
            case MOVE_ORIGINAL -> new MoveOriginal("done/2026-11");
            case PICK_UP, UNDO -> throw new IllegalArgumentException(capability + " is no operation");
        };
    }

    @Override
    public Map<String, String> seen() throws IOException {
        Map<String, String> seen = new TreeMap<>();
        try (Stream<Path> files = Files.walk(inbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = inbox.relativize(file).toString();
                if (name.endsWith(".xlsx")) {
                    rows(file).forEach((row, text) -> seen.put(name + "#" + row, text));
                } else {
                    seen.put(name, Files.readString(file));
                }
            }
        }
        return seen;
    }

    @Override
    public void makeUnreachable() throws IOException {
        Files.move(inbox, inbox.resolveSibling("unplugged"));
    }

    @Override
    public Credentials credentials() {
        return new Credentials.NotAsked(
                "No credentials: the operating system's permissions of the account that runs Wenshu decide.");
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void close() {
        // The folder is deleted by JUnit.
    }

    private static Map<Integer, String> rows(Path ledger) throws IOException {
        Map<Integer, String> rows = new TreeMap<>();
        DataFormatter formatter = new DataFormatter();
        try (InputStream in = Files.newInputStream(ledger);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Row row : workbook.getSheetAt(0)) {
                StringBuilder text = new StringBuilder();
                row.forEach(cell -> text.append(formatter.formatCellValue(cell)).append('|'));
                if (row.getRowNum() > 0) {
                    rows.put(row.getRowNum(), text.toString());
                }
            }
        }
        return rows;
    }
}
