"""A bare window with VTE in it: the widget of GNOME Terminal, Tilix, Xfce's terminal and others."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import GLib, Gtk, Vte  # noqa: E402

window = Gtk.Window(title="vte")
terminal = Vte.Terminal()
terminal.set_size(100, 30)
window.add(terminal)
window.connect("destroy", Gtk.main_quit)
terminal.connect("child-exited", Gtk.main_quit)
terminal.spawn_async(
    Vte.PtyFlags.DEFAULT,
    str(Path.cwd()),
    sys.argv[1:],
    [f"{name}={value}" for name, value in os.environ.items()],
    GLib.SpawnFlags.DEFAULT,
    None,
    None,
    -1,
    None,
    None,
)
window.show_all()
Gtk.main()
