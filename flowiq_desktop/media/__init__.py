"""Media behind a link: guarded download, cache, thumbnails and facts."""
