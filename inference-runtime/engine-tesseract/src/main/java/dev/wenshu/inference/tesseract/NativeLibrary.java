package dev.wenshu.inference.tesseract;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.tesseract.TessBaseAPI;

/** Loads Tesseract once. */
final class NativeLibrary {
    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() {
        if (loaded) {
            return;
        }
        limitOpenMpToOneThread();
        // JavaCPP refuses memory once the whole process, models of other engines included, is four times the Java heap.
        setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.nopointergc", "true");
        try {
            Loader.load(TessBaseAPI.class);
        } catch (UnsatisfiedLinkError e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "Tesseract has no native library for this machine: build with -Dnative.platform of it",
                    e);
        }
        loaded = true;
    }

    /**
     * Where Tesseract is built with OpenMP its threads wait for each other in a busy loop, and a page takes five times as
     * long. The limit is read from the environment when the library is loaded, so that it has to be set before.
     */
    @SuppressWarnings("restricted")
    private static void limitOpenMpToOneThread() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("setenv").ifPresent(setenv -> {
            FunctionDescriptor signature = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocateFrom("OMP_THREAD_LIMIT");
                int result =
                        (int) linker.downcallHandle(setenv, signature).invokeExact(name, arena.allocateFrom("1"), 1);
                if (result != 0) {
                    throw new IllegalStateException("setenv failed");
                }
            } catch (Throwable e) {
                throw new Fault(FaultCategory.INTERNAL, "OMP_THREAD_LIMIT could not be set", e);
            }
        });
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
