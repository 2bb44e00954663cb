package kaname.fuzz;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What this JVM holds: the heap after a collection in MB, its threads, its open files.
record Footprint(long heap, int threads, long files) {

    static Footprint now() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long files =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof UnixOperatingSystemMXBean system
                        ? system.getOpenFileDescriptorCount()
                        : -1;
        return new Footprint(
                used >> 20, ManagementFactory.getThreadMXBean().getThreadCount(), files);
    }

    @Override
    public String toString() {
        return "%d MB, %d threads, %d files".formatted(heap, threads, files);
    }
}
