/// Where the data lives: a PostgreSQL of the house or one of yours, and the wall that each caller
/// looks through.
@org.jspecify.annotations.NullMarked
package kaname.platform.database;
