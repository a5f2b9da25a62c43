"""One file a family of formats: bytes to drafts. `corpus/readers.py` is the door to them."""
