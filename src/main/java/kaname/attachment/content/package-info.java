/// What a file is, told by its bytes alone. Whatever is not wholly one of the kinds taken is
/// refused. Knows neither Spring nor the database.
@org.jspecify.annotations.NullMarked
package kaname.attachment.content;
