package kaname.cli;

import kaname.dependency.cascade.Cascade;
import kaname.dependency.cascade.Shard;
import kaname.dependency.cascade.Tally;

/// Who works out the scenarios that `cascade` is asked for: this machine, or many.
@FunctionalInterface
public interface Workers {

    Tally of(Cascade cascade, Shard shard);
}
