"""The rooms of the web page: rendering, examples, layout and what programs may call.

Gradio is known here and in app.py only.
"""
