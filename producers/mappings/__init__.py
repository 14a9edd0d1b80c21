"""Built-in mapping files, chosen by `omniprofile import FILE --mapping NAME` or recognised by a table's columns."""
