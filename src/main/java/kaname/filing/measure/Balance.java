package kaname.filing.measure;

import kaname.platform.Text;

/// How many measures of each kind an operator has; what was given up counts for nothing.
public record Balance(Count preventive, Count reactive) {

    /// Those in place and those planned, apart.
    public record Count(int inPlace, int planned) {

        public int all() {
            return inPlace + planned;
        }
    }

    static Balance of(
            int preventiveInPlace,
            int reactiveInPlace,
            int preventivePlanned,
            int reactivePlanned) {
        return new Balance(
                new Count(preventiveInPlace, preventivePlanned),
                new Count(reactiveInPlace, reactivePlanned));
    }

    public int all() {
        return preventive.all() + reactive.all();
    }

    /// Nothing in place or planned is for when an outage has happened.
    public boolean noneReactive() {
        return reactive.all() == 0;
    }

    /// `予防的 3 : 事後的 2`
    public Text ratio() {
        return Text.of("予防的 {0} : 事後的 {1}", "{0} preventive : {1} reactive")
                .with(preventive.all(), reactive.all());
    }
}
