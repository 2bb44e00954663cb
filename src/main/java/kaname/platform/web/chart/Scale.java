package kaname.platform.web.chart;

import java.util.stream.DoubleStream;

/// From zero to a round number that is no less than the most.
record Scale(double top, double step) {

    private static final int LINES = 5;

    static Scale of(double most) {
        double step = step(Math.max(most, 1) / LINES);
        return new Scale(Math.ceil(Math.max(most, 1) / step) * step, step);
    }

    /// 1, 2 or 5 times a power of ten, and never a part of one.
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1))));
        return DoubleStream.of(1, 2, 5, 10)
                .map(times -> times * power)
                .filter(step -> step >= least)
                .findFirst()
                .orElse(10 * power);
    }

    DoubleStream marks() {
        return DoubleStream.iterate(0, mark -> mark <= top + step / 2, mark -> mark + step);
    }

    /// Something that is there is seen, however little it is.
    int height(double amount, int high) {
        int height = (int) Math.round(amount * high / top);
        return amount > 0 ? Math.max(1, height) : 0;
    }
}
