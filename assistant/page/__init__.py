"""The rooms of the web page: what is done, how it is shown, and the components it is shown in.

Gradio is known in `tabs`, `layout`, `theme`, `programs` and app.py only.
"""
