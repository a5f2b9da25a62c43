"""From questions to proven answers: retrieval, answerers, the chain and its edges."""
