package kaname.exchange.delivery;

/// Takes messages to channels of one kind. Bounded in time; never throws.
interface Carrier {

    Channel.Kind kind();

    Outcome carry(Parcel parcel);
}
