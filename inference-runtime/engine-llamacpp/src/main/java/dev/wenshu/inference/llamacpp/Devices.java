package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.llamacpp.library.LlamaLibrary;
import java.nio.file.Path;
import java.util.List;

/** What the installed llama.cpp build can compute on, on this machine. */
public record Devices(List<Device> devices) {
    public Devices {
        devices = List.copyOf(devices);
    }

    /** Asks the library in a folder, loading it; memory is what is free at the moment. */
    public static Devices of(Path libraryFolder) {
        return new Devices(LlamaLibrary.open(libraryFolder).devices().devices().stream()
                .map(device -> new Device(
                        device.name(), device.description(), device.cpu(), device.freeBytes(), device.totalBytes()))
                .toList());
    }

    public boolean hasGraphicsCard() {
        return devices.stream().anyMatch(device -> !device.cpu());
    }

    /** One device, by llama.cpp's name for it. */
    public record Device(String name, String description, boolean cpu, long freeBytes, long totalBytes) {}
}
