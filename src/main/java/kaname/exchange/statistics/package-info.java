/// What an authority's letters add up to: how punctual they were, and an aggregate that may be
/// passed on because nobody can be found in it.
@org.springframework.modulith.NamedInterface("statistics")
@org.jspecify.annotations.NullMarked
package kaname.exchange.statistics;
