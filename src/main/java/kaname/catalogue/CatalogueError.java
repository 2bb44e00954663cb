package kaname.catalogue;

/// A catalogue that can't be used, with the file and the place in it.
public final class CatalogueError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CatalogueError(String file, String detail) {
        super(file + ": " + detail);
    }
}
