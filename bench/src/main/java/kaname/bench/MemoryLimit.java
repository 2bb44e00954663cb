package kaname.bench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What memory gives, whatever is computed: lines of 64 bytes read at random places of a working set, and read in
/// order, on all threads at once.
final class MemoryLimit {

    private static final int LINES = 1 << 22; // read by each thread at random

    private final long[] memory;
    private final int[] places = new int[LINES];
    long kept; // so that reading is not left out

    /// @param bytes of the working set
    MemoryLimit(long bytes) {
        memory = new long[(int) (bytes / 8)];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < LINES; i++) {
            places[i] = random.nextInt(memory.length / 8) * 8;
        }
        for (int i = 0; i < memory.length; i++) {
            memory[i] = i;
        }
    }

    /// @return nanoseconds for one line, all threads together
    double gather() {
        int threads = Runtime.getRuntime().availableProcessors();
        long began = System.nanoTime();
        kept += IntStream.range(0, threads).parallel().mapToLong(_ -> gathered()).sum();
        return (double) (System.nanoTime() - began) / threads / LINES;
    }

    private long gathered() {
        long sum = 0;
        for (int place : places) {
            // both ends of the line: the whole of it is there once one word is
            sum += memory[place] ^ memory[place + 7];
        }
        return sum;
    }

    /// @return bytes in a nanosecond, all threads together
    double sequential() {
        int threads = Runtime.getRuntime().availableProcessors();
        int rounds = 1 + (1 << 28) / (memory.length * 8);
        long began = System.nanoTime();
        kept += IntStream.range(0, threads).parallel().mapToLong(_ -> read(rounds)).sum();
        return (double) threads * rounds * memory.length * 8 / (System.nanoTime() - began);
    }

    private long read(int rounds) {
        long sum = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < memory.length; i++) {
                sum += memory[i];
            }
        }
        return sum;
    }
}
