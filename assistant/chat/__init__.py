"""Answers that a chat model writes, and that are proven before they count."""
