/// What a reporter gets back at once: a checklist, whom to ring up, whether others see the same,
/// what the own house went through before.
@org.jspecify.annotations.NullMarked
package kaname.filing.support;
