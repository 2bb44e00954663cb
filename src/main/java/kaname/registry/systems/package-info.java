/// What an organisation says it uses: products in its systems, its networks, its clients. For its
/// own eyes; advisories are matched against it without showing it.
@org.jspecify.annotations.NullMarked
package kaname.registry.systems;
