"""Gradio's theme for the page: paper and ink, in fonts that the reader's system has."""

import gradio as gr


def theme() -> gr.themes.Base:
    """Return the theme: paper and ink, in fonts that the reader's system has."""
    return gr.themes.Base(
        primary_hue="emerald",
        neutral_hue="stone",
        font=["system-ui", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        block_border_width="0px",
        body_text_color_subdued="#5c574f",
        body_text_color_subdued_dark="#b3ada2",
        block_padding="0px",
        block_label_text_color="#5c574f",
        block_label_text_color_dark="#b3ada2",
        block_title_text_color="#5c574f",
        block_title_text_color_dark="#b3ada2",
        input_placeholder_color="#6f695f",
        input_placeholder_color_dark="#9d968a",
        input_border_color_focus="#0f5b46",
        input_border_color_focus_dark="#7fd6b8",
        block_shadow="none",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        border_color_primary="#ddd8cd",
        border_color_primary_dark="#3a3733",
        input_background_fill="#ffffff",
        input_background_fill_dark="#211f1c",
        input_border_color="#b9b2a4",
        input_border_color_dark="#5a554d",
        input_border_width="1px",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_border_color="#b9b2a4",
        button_secondary_border_color_dark="#5a554d",
        button_border_width="1px",
        color_accent="#0f5b46",
        block_label_background_fill="transparent",
        block_label_background_fill_dark="transparent",
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#171614",
        button_primary_background_fill="#0f5b46",
        button_primary_background_fill_dark="#0f5b46",
        button_primary_background_fill_hover="#0b4636",
        button_primary_background_fill_hover_dark="#0b4636",
        button_primary_border_color="transparent",
        button_primary_border_color_dark="transparent",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
    )
