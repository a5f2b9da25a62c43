"""What is derived from the articles: sentences, passages, vectors and the lexical index."""
