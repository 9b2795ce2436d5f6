package dev.wenshu.inference.server.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks {@code nvidia-smi}, which comes with the driver. */
final class NvidiaSmi {
    private static final String FIELDS =
            "index,uuid,name,driver_version,memory.total,memory.used,utilization.gpu," + "temperature.gpu,power.draw";
    private static final int COLUMNS = 9;
    private static final int MAX_OUTPUT = 64 * 1024;
    private static final double MEBIBYTE = 1024 * 1024;

    private final String command;
    private final Duration timeout;

    NvidiaSmi(String command, Duration timeout) {
        this.command = command;
        this.timeout = timeout;
    }

    Devices look() {
        Process process;
        try {
            process = new ProcessBuilder(command, "--query-gpu=" + FIELDS, "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return new Devices.NoGpu("no GPU: " + command + " is not there, so no NVIDIA driver is");
        }
        try {
            process.getOutputStream().close();
            return answer(process);
        } catch (IOException | ExecutionException | TimeoutException e) {
            return new Devices.NoGpu(command + " did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Devices.NoGpu(command + " was interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Devices answer(Process process) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(process, output));
        String text = output.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException();
        }
        List<GpuDevice> devices = parse(text);
        if (process.exitValue() != 0 || devices.isEmpty()) {
            return new Devices.NoGpu("no GPU: " + command + " lists none and ended with " + process.exitValue());
        }
        return new Devices.Found(devices);
    }

    private static void read(Process process, CompletableFuture<String> output) {
        try (InputStream in = process.getInputStream()) {
            output.complete(new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8));
        } catch (IOException e) {
            output.completeExceptionally(e);
        }
    }

    /** Lines that are no device, such as warnings of the driver, are left out. */
    static List<GpuDevice> parse(String csv) {
        List<GpuDevice> devices = new ArrayList<>();
        for (String line : csv.lines().toList()) {
            String[] columns = line.split(",", -1);
            if (columns.length == COLUMNS && columns[0].strip().matches("\\d{1,4}")) {
                devices.add(new GpuDevice(
                        Integer.parseInt(columns[0].strip()),
                        columns[1].strip(),
                        columns[2].strip(),
                        columns[3].strip(),
                        bytes(columns[4]),
                        bytes(columns[5]),
                        share(columns[6]),
                        number(columns[7]),
                        number(columns[8])));
            }
        }
        return devices;
    }

    private static OptionalLong bytes(String mebibytes) {
        OptionalDouble number = number(mebibytes);
        return number.isPresent() ? OptionalLong.of((long) (number.getAsDouble() * MEBIBYTE)) : OptionalLong.empty();
    }

    private static OptionalDouble share(String percent) {
        OptionalDouble number = number(percent);
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() / 100) : number;
    }

    /** The driver writes {@code [N/A]}, {@code [Not Supported]} and {@code [Unknown Error]} for what it cannot tell. */
    private static OptionalDouble number(String text) {
        String stripped = text.strip();
        return stripped.matches("\\d+(\\.\\d+)?")
                ? OptionalDouble.of(Double.parseDouble(stripped))
                : OptionalDouble.empty();
    }
}
