/// How somebody hears that something waits: channels, and deliveries over them with every attempt.
/// The letter itself lies in the inbox from the commit on; what is carried here is the word of it.
@org.springframework.modulith.NamedInterface("delivery")
@org.jspecify.annotations.NullMarked
package kaname.exchange.delivery;
