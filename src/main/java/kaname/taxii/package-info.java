/// Collections of STIX objects that machines read and write over TAXII 2.1.
@org.jspecify.annotations.NullMarked
package kaname.taxii;
