package kaname.filing.mode;

/// Says whether the mode for large-scale failures stands in that world.
@FunctionalInterface
public interface Standing {

    boolean largeScale(boolean exercise);
}
