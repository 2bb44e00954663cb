/// What the nodes of a house tell each other as it happens, and the pages that listen.
@org.jspecify.annotations.NullMarked
package kaname.platform.live;
