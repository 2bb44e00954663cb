/// Information, advice and guidance from a ministry or the coordinator to many organisations at
/// once.
@org.springframework.modulith.NamedInterface("announcement")
@org.jspecify.annotations.NullMarked
package kaname.exchange.announcement;
