"""One file a section of the case screen; a pane knows no other."""
