/// The walls: database, security, errors, web shell, and the words that every room uses. The only
/// open module.
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package kaname.platform;
