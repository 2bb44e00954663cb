package kaname.dependency.kernel;

/// What varies from scenario to scenario. Asked from several threads, and as often as the kernel
/// likes: the same question has the same answer.
public interface Draws {

    /// The loss that makes a service short, in the unit of the weights; at least 1.
    int threshold(int service, long scenario);

    /// Steps from short to stopped.
    int autonomy(int service, long scenario);

    /// Steps from the supplier's stop to the first effect.
    int buffer(int dependency, long scenario);
}
