/// The catalogue for readers: what law and framework said on a day, rule by rule, with its sources.
@org.jspecify.annotations.NullMarked
package kaname.catalogue.web;
