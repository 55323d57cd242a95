"""Three looks: dark, light, high contrast. Blue, orange and grey; a letter or word beside each."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="casefile-dark",
    primary="#56B4E9",
    secondary="#8ab4c8",
    accent="#E69F00",
    warning="#E69F00",
    error="#F0814A",
    success="#56B4E9",
    foreground="#e6e6e6",
    background="#121212",
    surface="#1c1f22",
    panel="#262b30",
    dark=True,
)
LIGHT = Theme(
    name="casefile-light",
    primary="#005a94",
    secondary="#3d5a6c",
    accent="#8a5200",
    warning="#8a5200",
    error="#a83c00",
    success="#005a94",
    foreground="#1a1a1a",
    background="#ffffff",
    surface="#f2f4f6",
    panel="#e4e9ed",
    dark=False,
)
CONTRAST = Theme(
    name="casefile-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffe14d",
    warning="#ffe14d",
    error="#ffb38a",
    success="#9fdcff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
)
THEMES = (DARK, LIGHT, CONTRAST)
