"""Mapping files that come along: `omniprofile import FILE --mapping NAME`, or by the columns that they recognise."""
