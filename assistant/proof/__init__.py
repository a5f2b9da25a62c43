"""Proof: whether an article carries what is said."""
