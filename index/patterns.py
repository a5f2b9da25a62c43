"""Patterns made of lists of words. Knows no language."""


def any_of(words: str) -> str:
    """Match any word of a list: ``any_of("laut nach")`` is ``(?:laut|nach)``."""
    return f"(?:{'|'.join(words.split())})"
