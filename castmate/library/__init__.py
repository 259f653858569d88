"""Characters, takes and their pictures: rows in SQL, blobs by content hash."""
