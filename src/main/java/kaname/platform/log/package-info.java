/// How the log is written: what happened and where, never what was reported or by whom.
@org.jspecify.annotations.NullMarked
package kaname.platform.log;
