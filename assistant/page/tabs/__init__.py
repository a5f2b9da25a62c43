"""The tabs of the page: Gradio components, and what is wired to what."""
