package kaname.dependency.kernel;

/// What varies from scenario to scenario. Asked from several threads, and as often as the kernel
/// likes: the same question has the same answer.
@FunctionalInterface
public interface Draws {

    /// For circuits in which nothing is drawn.
    Draws NOTHING =
            _ ->
                    new Scenario() {
                        @Override
                        public int threshold(int service) {
                            throw new IllegalStateException("threshold of " + service);
                        }

                        @Override
                        public int autonomy(int service) {
                            throw new IllegalStateException("autonomy of " + service);
                        }

                        @Override
                        public int buffer(int dependency) {
                            throw new IllegalStateException("buffer of " + dependency);
                        }
                    };

    Scenario of(long scenario);

    /// What it is in one scenario.
    interface Scenario {

        /// The loss that makes a service short, in the unit of the weights; at least 1.
        int threshold(int service);

        /// Steps from short to stopped.
        int autonomy(int service);

        /// Steps from the supplier's stop to the first effect.
        int buffer(int dependency);
    }
}
