package kaname.dependency.cascade;

import java.util.Arrays;

/// What is to happen, the earliest minute first: a heap of longs, the minute in the upper half,
/// what in the lower.
final class Agenda {

    private long[] heap = new long[64];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int minute() {
        return (int) (heap[0] >>> 32);
    }

    void add(int minute, int what) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long item = ((long) minute << 32) | what;
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (heap[parent] <= item) {
                break;
            }
            heap[place] = heap[parent];
            place = parent;
        }
        heap[place] = item;
    }

    int take() {
        int first = (int) heap[0];
        long last = heap[--size];
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = last;
        return first;
    }
}
