"""Articles from the web: addresses, feeds and site maps."""
