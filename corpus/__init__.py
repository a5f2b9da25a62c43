"""Articles: their model, the formats they come in and the folder that keeps them."""
