"""Where cases and evidence lie: whole or not at all."""
